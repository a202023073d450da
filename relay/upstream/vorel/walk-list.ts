import { type Directory, NOTHING_SEEN, type WalkResource } from '../directory.ts'
import { NO_TRAIL, passPage, type Trail } from '../trail.ts'
import type { AttemptContext } from '../upstream.ts'
import { type Called, type Ended, ended, later, type Refused } from './api/classify.ts'
import type { Page, PageRequest } from './api/vorel-api.ts'

/** What to walk, and for what. */
export interface Walk<Row> {
  resource: WalkResource
  directory: Directory
  lane: AttemptContext['lane']
  list(page: PageRequest): Promise<Called<Page<Row>>>
  /** Writes every row of a page into the directory. */
  remember(rows: readonly Row[]): Promise<void>
  wanted(row: Row): boolean
}

/** `unfinished`: the bound on pages was reached, the next walk goes on; `exhausted`: the whole list has been seen. */
export type Walked<Row> =
  | { kind: 'found'; row: Row }
  | { kind: 'unfinished' }
  | { kind: 'exhausted' }
  | Refused
  | Ended

const PAGES = { visitor: 3, backlog: 30 } as const
const ROWS = 100

/**
 * Reads a list that is newest first until the wanted row turns up. Every walk begins at the newest row; when it meets
 * the newest row of the walk before (`top`), it skips what was seen then and goes on where that stopped (`tail`). Two
 * walks at once may both write where they stand: either is true, so the last may win.
 */
export async function walkList<Row extends { id: string }>(walk: Walk<Row>): Promise<Walked<Row>> {
  const former = await walk.directory.walk(walk.resource)
  const save = (tail: string | null) => walk.directory.saveWalk(walk.resource, { ...trail, top, tail })
  // Until the former top is met, rows between it and this walk are unseen, and the state must not claim them.
  let joined = former.top === null
  let top: string | null = null
  let cursor: string | null = null
  let trail: Trail = NO_TRAIL
  let limit = ROWS

  for (let pages = 0; pages < PAGES[walk.lane]; pages += 1) {
    const page = await walk.list({ cursor, limit })
    if (tooLarge(page) && limit > 1) {
      limit = Math.ceil(limit / 10)
      continue
    }
    if (page.kind !== 'ok') return cursor === null ? page : restartIfRefused(page, walk)

    const { rows, next } = page.value
    await walk.remember(rows)
    top ??= rows[0]?.id ?? null
    const joins = !joined && rows.some(row => row.id === former.top)
    joined ||= joins
    const jumps = joins && next !== null
    const rest: string | null = jumps ? former.tail : next
    const passed = jumps ? former : passPage(trail, rows.at(-1)?.id ?? next ?? '')
    trail = passed ?? trail
    if (joined || rest === null) await save(rest)
    const row = rows.find(walk.wanted)
    if (row) return { kind: 'found', row }
    if (rest === null) return { kind: 'exhausted' }
    if (passed === null) return restart(walk, 'list_circular')
    cursor = rest
  }

  // A visitor's three pages may well stop short of the former top, and the backlog will get there. If that can't
  // either, what was seen in former walks is given up, so that no gap can hide a row.
  if (!joined && walk.lane === 'backlog') await save(cursor)
  return { kind: 'unfinished' }
}

/** Rows with long attributes can make a page larger than an answer may be. */
function tooLarge(page: Called<unknown>): boolean {
  return page.kind === 'ended' && page.outcome.why === 'too_large'
}

/** The row that a cursor stood for may have been purged; then nothing tells where the walk was. */
async function restartIfRefused<Row>(page: Refused | Ended, walk: Walk<Row>): Promise<Walked<Row>> {
  if (page.kind === 'ended' || (page.status !== 400 && page.status !== 404)) return page
  return restart(walk, 'cursor_refused', page.message)
}

/** Lets the next walk begin anew; the attempt counts, so that the operator sees what the list does. */
async function restart<Row>(walk: Walk<Row>, why: string, message?: string): Promise<Ended> {
  await walk.directory.saveWalk(walk.resource, NOTHING_SEEN)
  return ended(later(why, message))
}
