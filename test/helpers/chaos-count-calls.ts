import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import { groupBy, precedes, type Visit, visitOf } from './chaos-visit.ts'

const MINUTE = 60_000

/** Where in the journal the calls stand that were made for one step of one visit. */
interface Span {
  first: number
  last: number
}

/** Calls in an order that no visitor can have meant: a lead before its conversation, or the later of two visits first. */
export function strayCalls(visits: readonly Visit[], journal: readonly JournalEntry[]): string[] {
  const opened = new Map<number, Span>()
  const renamed = new Map<number, Span>()
  const handed = new Map<number, Span>()
  for (const [place, { method, path, request }] of journal.entries()) {
    const { customer_name, attributes } = (request ?? {}) as Record<string, unknown>
    if (path.startsWith('/leads') && method !== 'GET') {
      stretch(handed, visitOf((attributes as { message?: unknown } | undefined)?.message), place)
    } else if (path === '/conversations' && method === 'POST') stretch(opened, visitOf(customer_name), place)
    else if (method === 'PATCH') stretch(renamed, visitOf(customer_name), place)
  }
  const early = visits.flatMap(({ number }) =>
    overlaps(opened.get(number), handed.get(number)) ? [`early: lead ${number} before its conversation`] : [],
  )
  const swapped = [...groupBy(visits, ({ identifier }) => identifier).values()].flatMap(own => [
    ...outOfOrder(own, 'contact', opened),
    ...outOfOrder(own, 'contact', renamed),
    ...outOfOrder(own, 'lead', handed),
  ])
  return [...early, ...swapped]
}

/** The most requests that any 60 seconds hold, wherever they begin. */
export function busiestMinute(journal: readonly Pick<JournalEntry, 'at'>[]): number {
  const times = journal.map(({ at }) => at).sort((one, other) => one - other)
  let from = 0
  let most = 0
  for (const [place, at] of times.entries()) {
    while ((times[from] ?? at) <= at - MINUTE) from += 1
    most = Math.max(most, place - from + 1)
  }
  return most
}

function stretch(spans: Map<number, Span>, visit: number | undefined, place: number): void {
  if (visit !== undefined) spans.set(visit, { first: spans.get(visit)?.first ?? place, last: place })
}

/** Whether a call for what comes second was made before the last one for what comes first. */
function overlaps(first: Span | undefined, second: Span | undefined): boolean {
  return first !== undefined && second !== undefined && second.first < first.last
}

function outOfOrder(
  visits: readonly Visit[],
  step: 'contact' | 'lead',
  spans: ReadonlyMap<number, Span>,
): string[] {
  return visits.flatMap(earlier =>
    visits
      .filter(later => precedes(earlier[step], later[step]))
      .filter(later => overlaps(spans.get(earlier.number), spans.get(later.number)))
      .map(later => `swapped: calls for the ${step} of visit ${later.number} before ${earlier.number}`),
  )
}
