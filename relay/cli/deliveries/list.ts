import { pageJson } from '../../console/delivery-json.ts'
import { readPage } from '../../console/read-page.ts'
import type { DeliveryQuery, DeliveryRow } from '../../store/operator.ts'
import type { Hold } from '../../store/store.ts'
import type { CommonOptions, Said } from '../operator-command.ts'
import { columns, json, time } from '../plain-text.ts'
import type { Opened } from '../with-store.ts'
import { holdNote } from './holds.ts'
import { knownUpstream } from './known-upstream.ts'

type Options = CommonOptions & DeliveryQuery

const HEADINGS = ['ID', 'KIND', 'FORM', 'UPSTREAM', 'COPY', 'STATE', 'ATTEMPTS', 'CREATED', 'WHY', 'DUE']

/** `foyer deliveries list`: a line each, with nothing that a visitor wrote. */
export async function list(opened: Opened, { config: _, json: asJson, ...query }: Options): Promise<Said> {
  const { store } = opened
  if (query.upstream !== undefined) await knownUpstream(opened, query.upstream)
  const [page, holds] = await Promise.all([readPage(store, query), store.holds()])
  if (asJson) return { text: json({ ...pageJson(page), holds }) }
  const notes = holds.map(holdNote)
  if (page.deliveries.length === 0) return { text: '', notes: [...notes, 'There are no such deliveries.'] }
  if (page.next !== null) notes.push(`There are older ones: --before ${page.next}`)
  return { text: table(page.deliveries, holds), notes }
}

/** Deliveries with headings; what is not known is a hyphen, so that every line has as many words up to the last. */
export function table(rows: readonly DeliveryRow[], holds: readonly Hold[]): string {
  return columns([
    HEADINGS,
    ...rows.map(row => [
      ...[row.id, row.kind, row.form, row.upstream, row.copyOf === null ? '-' : 'yes'],
      ...[row.state, row.attempts, time(row.createdAt), row.why ?? '-', dueOf(row, holds)],
    ]),
  ])
}

function dueOf(row: DeliveryRow, holds: readonly Hold[]): string {
  return waitsUntil(row, holds) ?? (row.state === 'pending' ? time(row.dueAt) : '-')
}

/** What has to happen before a delivery can be attempted, or null. */
export function waitsUntil(
  { state, upstream, waitsFor }: DeliveryRow,
  holds: readonly Hold[],
): string | null {
  if (state === 'held' || (state === 'pending' && holds.some(hold => hold.upstream === upstream)))
    return `when ${upstream} is released`
  return waitsFor === null ? null : `after ${waitsFor}`
}
