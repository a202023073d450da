import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import { GARBAGE } from '../../demo/sandbox/garbage.ts'
import type { Outcome } from '../../relay/upstream/outcome.ts'
import { startCandidate } from '../helpers/conformance.ts'
import { VENDORS } from '../helpers/vendors.ts'
import { visitor } from '../helpers/visitors.ts'

const VISITORS = [visitor('ada@example.com'), visitor('grace@example.com')]
const times = fc.integer({ min: 1, max: 2 })

/** What a vendor may do to a call without refusing what is sent for good. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('slow' as const), ms: fc.constant(0), times }),
  fc.record({ kind: fc.constant('hang-up' as const), times }),
  fc.record({ kind: fc.constant('rate-limit' as const), retryAfter: fc.constant(1), times }),
  fc.record({ kind: fc.constant('fail' as const), status: fc.constantFrom(500, 502, 503, 504, 599), times }),
  fc.record({
    ...{ kind: fc.constant('garbage' as const), body: fc.constantFrom(...GARBAGE), times },
    ...{ status: fc.constantFrom(200, 201), commits: fc.constant(true) },
  }),
  fc.record({
    ...{ kind: fc.constant('garbage' as const), body: fc.constantFrom(...GARBAGE), times },
    ...{ status: fc.constantFrom(500, 502), commits: fc.boolean() },
  }),
)

/** A visitor's submission, with what the vendor does to each attempt at its two steps. */
const visit = fc.record({
  who: fc.nat({ max: VISITORS.length - 1 }),
  opening: fc.array(fc.array(fault, { maxLength: 2 }), { maxLength: 4 }),
  sending: fc.array(fc.array(fault, { maxLength: 2 }), { maxLength: 4 }),
  lane: fc.constantFrom('visitor' as const, 'backlog' as const),
})

const KINDS = ['delivered', 'later']

describe.each(VENDORS)('$name', vendor => {
  test('whatever the vendor does to calls, every lead is there once, and no visitor twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 4 }), async visits => {
        const { submit, sandbox, held } = await startCandidate(vendor)
        /** One attempt for each list of faults, and then as many without as it takes. */
        const through = async (attempts: Fault[][], attempt: () => Promise<Outcome>) => {
          for (const faults of [...attempts, [], [], []]) {
            await sandbox.faults.set(...faults)
            const outcome = await attempt()
            expect(KINDS).toContain(outcome.kind)
            if (outcome.kind === 'delivered') return
          }
          throw new Error('A vendor that is well again was not delivered to')
        }
        for (const [number, { who, opening, sending, lane }] of visits.entries()) {
          const submission = submit(VISITORS[who] ?? visitor('nobody@example.com'))
          await through(opening, () => submission.open(lane))
          await through(sending, () => submission.send(`Message ${number}.`, lane))
        }
        for (const [who, { identity }] of VISITORS.entries()) {
          const own = visits.flatMap((one, number) => (one.who === who ? [`Message ${number}.`] : []))
          const rows = held().filter(row => row.identifier === identity.identifier)
          expect(rows).toHaveLength(vendor.knowsVisitors ? Math.min(own.length, 1) : own.length)
          const messages = rows.flatMap(row => row.messages)
          expect(vendor.knowsVisitors ? messages : messages.toSorted()).toEqual(own)
        }
        await sandbox.close()
      }),
      { numRuns: 60 },
    )
  })
})
