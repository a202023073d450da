import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { directoryOf } from '../../relay/delivery/directory.ts'
import { openStore } from '../../relay/store/open-store.ts'
import { type ContractDatabase, describeStore } from '../helpers/store-contract.ts'
import { visitor } from '../helpers/visitors.ts'
import { type Adapter, startAdapter } from '../helpers/vorel-adapter.ts'
import { startSandbox } from '../helpers/vorel-sandbox.ts'

/** More than the three pages that a visitor waits for. */
const SEEDED = 420
const PEOPLE = 12

const person = fc.nat(PEOPLE - 1)
const action = fc.oneof(
  fc.record({
    do: fc.constant('open' as const),
    who: person,
    lane: fc.constantFrom('visitor' as const, 'backlog' as const),
  }),
  // Two at once, through two relays.
  fc.record({ do: fc.constant('meet' as const), who: person, other: person }),
  fc.record({ do: fc.constant('made elsewhere' as const), who: person, daysAgo: fc.nat(SEEDED) }),
  fc.record({ do: fc.constant('purge' as const), who: person }),
  fc.record({ do: fc.constant('purge another' as const), nth: fc.nat(SEEDED) }),
  fc.record({ do: fc.constant('restart' as const) }),
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

const emailOf = (who: number) => `person${who}@example.com`
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

/** What the upstream has is the model: at most one conversation of everybody. */
const idOf = (sandbox: VorelSandbox, who: number) =>
  sandbox.conversations().find(row => row.customer_identifier === emailOf(who))?.id

async function walk(
  database: ContractDatabase,
  sandbox: VorelSandbox,
  connect: (directory: ReturnType<typeof directoryOf>) => Adapter,
  actions: readonly Action[],
): Promise<void> {
  sandbox.purge('all')
  for (let n = 0; n < SEEDED; n += 1)
    sandbox.addConversation({ customer_identifier: `other${n}@example.com`, created_at: daysAgo(n) })
  let store = await openStore(database.url())
  const relays = () => [1, 2].map(() => connect(directoryOf('reception', store))) as [Adapter, Adapter]
  let [one, other] = relays()

  /** What is put off goes on in the backlog, and ends. */
  async function open(relay: Adapter, who: number, lane: 'visitor' | 'backlog'): Promise<void> {
    for (let tries = 0; tries < 8; tries += 1) {
      const outcome = await relay.open(visitor(emailOf(who)), tries === 0 ? lane : 'backlog')
      if (outcome.kind === 'delivered') {
        expect(outcome.conversationId).toBe(idOf(sandbox, who))
        return
      }
      expect(outcome.kind).toBe('later')
    }
    throw new Error(`The conversation of ${emailOf(who)} is never found`)
  }

  async function act(given: Action): Promise<void> {
    if (given.do === 'open') await open(one, given.who, given.lane)
    else if (given.do === 'meet')
      await Promise.all([
        open(one, given.who, 'visitor'),
        ...(given.who === given.other ? [] : [open(other, given.other, 'backlog')]),
      ])
    else if (given.do === 'made elsewhere') {
      if (idOf(sandbox, given.who) === undefined)
        sandbox.addConversation({
          customer_identifier: emailOf(given.who),
          created_at: daysAgo(given.daysAgo),
        })
    } else if (given.do === 'purge') sandbox.purge(idOf(sandbox, given.who) ?? 'nobody’s')
    else if (given.do === 'purge another') sandbox.purge(sandbox.conversations()[given.nth]?.id ?? 'nobody’s')
    else {
      await store.close()
      store = await openStore(database.url())
      ;[one, other] = relays()
    }
  }

  try {
    for (const given of actions) await act(given)
    for (let who = 0; who < PEOPLE; who += 1) await open(other, who, 'backlog')
    expect(new Set(sandbox.conversations().map(row => row.customer_identifier)).size).toBe(
      sandbox.conversations().length,
    )
  } finally {
    await store.close()
  }
}

describeStore(database => {
  test('Whatever is made, purged and looked up, a visitor gets the conversation that the upstream has', async () => {
    const { sandbox, url, key } = await startSandbox({ requestsPerMinute: 0 })
    const connect = (directory: ReturnType<typeof directoryOf>) =>
      startAdapter(url, key, { directory, knownVisitors: 'keep' })
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async actions => {
        await database.clear()
        await walk(database, sandbox, connect, actions)
      }),
      { numRuns: database.isShared ? 4 : 20 },
    )
  })
})
