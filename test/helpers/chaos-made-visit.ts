import type { ChaosForm } from './chaos-form.ts'
import type { Visit } from './chaos-visit.ts'

export const ADA = 'ada@example.com'
export const BOB = 'bob@example.com'

const FORM: ChaosForm = { name: 'contact', upstream: 'reception', copyTo: [] }

/**
 * A visit at a time of its own: it begins when the one with the number before has ended. The visitor was told their
 * identifier as the conversation's id.
 */
export function madeVisit(number: number, identifier: string, changes: Partial<Visit> = {}): Visit {
  const at = number * 10
  return {
    ...{ number, form: FORM, identifier, told: new Set([identifier]), tickets: new Set(['ticket']) },
    ...{ contact: { sentAt: at, takenAt: at + 1 }, lead: { sentAt: at + 2, takenAt: at + 3 } },
    ...changes,
  }
}

/** So many visits of one visitor. */
export function madeVisits(count: number, identifier: string): Visit[] {
  return Array.from({ length: count }, (_, index) => madeVisit(index + 1, identifier))
}

/** The relay's id of what a visit sends. */
export function submissionOf({ number }: Pick<Visit, 'number'>): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}
