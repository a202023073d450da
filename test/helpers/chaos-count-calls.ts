import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import type { StepCall } from './chaos-ledger.ts'
import { groupBy, precedes, type Visit } from './chaos-visit.ts'

const MINUTE = 60_000

/** Where among all calls those stand that were made for one step of one visit. */
interface Span {
  first: number
  last: number
}

/** Calls in an order that no visitor can have meant: a lead before its conversation, or the later of two visits first. */
export function strayCalls(visits: readonly Visit[], calls: readonly StepCall[]): string[] {
  const opened = spansOf('open', calls)
  const renamed = spansOf('rename', calls)
  const handed = spansOf('hand over', calls)
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

/** By the number of a visit. */
function spansOf(wanted: StepCall['step'], calls: readonly StepCall[]): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>()
  for (const [place, { step, visit }] of calls.entries()) {
    if (step !== wanted || visit === undefined) continue
    spans.set(visit, { first: spans.get(visit)?.first ?? place, last: place })
  }
  return spans
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
