/** What relays say of themselves in their logs. */

/** A result that was written down. */
export interface LoggedAttempt {
  submission: string
  kind: 'conversation' | 'lead' | 'update'
  outcome: 'delivered' | 'later' | 'held' | 'dead'
}

const ATTEMPTED = 'Attempted a delivery'
/** What no fault around a relay explains. */
const FAILURES = ['A request failed', 'The relay fails and stops', 'A delivery needs the operator']

/** The lines of a log that tell of a failure of the relay's own, and those that are no log. */
export function failuresIn(log: string): string[] {
  return log
    .split('\n')
    .filter(line => line !== '' && (!line.startsWith('{') || FAILURES.some(words => line.includes(words))))
}

export function attemptsIn(log: string): LoggedAttempt[] {
  // Of a relay that was killed the last line may be cut off.
  return log
    .split('\n')
    .filter(line => line.includes(ATTEMPTED) && line.endsWith('}'))
    .map(line => JSON.parse(line) as LoggedAttempt)
}

/**
 * Deliveries that were delivered and came back to life: by the result of an attempt that had lost its lease, or by one
 * that should never have been made. Whatever that result was, the delivery is delivered once more in the end. Times say
 * nothing, for a relay may log a result when others have long made the next attempt.
 */
export function revivedIn(attempts: readonly LoggedAttempt[]): string[] {
  const done = new Set<string>()
  const revived = new Set<string>()
  for (const { submission, kind, outcome } of attempts) {
    if (outcome !== 'delivered') continue
    const delivery = `${kind} ${submission}`
    if (done.has(delivery)) revived.add(delivery)
    done.add(delivery)
  }
  return [...revived].map(delivery => `revived: ${delivery}`)
}
