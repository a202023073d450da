import type { Tally } from './chaos-client.ts'
import { groupBy, type Visit } from './chaos-visit.ts'

type Counts = Record<string, number>

/** What became of a scene at one upstream. */
export interface Audit {
  upstream: string
  counts: Counts
  /** How often which was set. */
  faults: Counts
  complaints: readonly string[]
}

/** What happened in a scene, for people to read. */
export function reportOf(
  name: string,
  visits: readonly Visit[],
  { refusals, ...tally }: Tally,
  numbers: Counts,
  audits: readonly Audit[],
): string {
  const people = [...groupBy(visits, ({ identifier }) => identifier).values()]
  const counted = {
    ...{ ...numbers, visitors: people.length, visits: visits.length },
    visitsOfOne: Math.max(...people.map(own => own.length)),
    leads: visits.filter(({ lead }) => lead !== null).length,
    ...tally,
  }
  return [
    `${name}: ${list(counted)}`,
    `  refused: ${list(refusals)}`,
    ...audits.flatMap(({ upstream, counts, faults }) => [
      `  ${upstream}: ${list(counts)}`,
      `    faults: ${list(faults)}`,
    ]),
  ].join('\n')
}

function list(counts: Counts): string {
  return Object.entries(counts)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ')
}
