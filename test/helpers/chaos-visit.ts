import type { ChaosForm } from './chaos-form.ts'

/** What one visitor did in one visit, and what the relay said to it. Times are those of one clock. */
export interface Visit {
  number: number
  form: ChaosForm
  /** Who the visitor is to the upstream, however it was typed. */
  identifier: string
  contact: Step
  /** Null when the visitor never got as far as sending the message. */
  lead: Step | null
  /** Every conversation id that the visitor was told. */
  told: Set<string>
  /** Every lead ticket that the visitor was given: the relay's name for the visit. */
  tickets: Set<string>
}

export interface Step {
  sentAt: number
  /** Null when no answer said that it was taken. */
  takenAt: number | null
}

/** The visits that an upstream has to know of; nobody is told anything of a copy. */
export function visitsAt(upstream: string, visits: readonly Visit[]): Visit[] {
  return visits.flatMap(visit => {
    if (visit.form.upstream === upstream) return [visit]
    return visit.form.copyTo.includes(upstream) ? [{ ...visit, told: new Set(), tickets: new Set() }] : []
  })
}

/** Whether one step was taken before the visitor even sent the other: then the relay knows their order. */
export function precedes(one: Step | null, other: Step | null): boolean {
  return one !== null && other !== null && one.takenAt !== null && one.takenAt < other.sentAt
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

// What a visitor writes names the visit, so that whatever arrives upstream says where it is from.
export const nameOf = (visit: number) => `Visitor ${visit}`
export const messageOf = (visit: number) => `Message ${visit}`
export const topicOf = (visit: number) => `Topic ${visit}`
export const pageOf = (visit: number) => `https://www.example.com/?visit=${visit}`

/** The visit that a text names; undefined for one that no visitor wrote. */
export function visitOf(text: unknown): number | undefined {
  const number = /(?:^(?:Visitor|Message|Topic) |\?visit=)(\d+)$/.exec(String(text))?.[1]
  return number === undefined ? undefined : Number(number)
}
