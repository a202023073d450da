import { describe, expect, test } from 'vitest'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com', language: 'fr' }

describe('a visitor whom somebody else has told the upstream about', () => {
  test('gets the id that there is, and the answer looks like anybody’s', async () => {
    const { open, sandbox } = await testRelay()
    const { id } = sandbox.addConversation({ customer_identifier: 'ada@example.com' })
    for (let index = 0; index < 150; index += 1) {
      sandbox.addConversation({ customer_identifier: `visitor-${index}@example.com` })
    }
    const known = await open(ADA)
    const fresh = await open({ ...ADA, email: 'new@example.com' })
    expect(known.json.conversationId).toBe(id)
    expect(sandbox.conversations()).toHaveLength(152)

    expect([known.status, shapeOf(known.text)]).toEqual([fresh.status, shapeOf(fresh.text)])
    const withoutDate = [...known.headers].filter(([name]) => !['date', 'etag', 'ratelimit'].includes(name))
    expect([...fresh.headers]).toEqual(expect.arrayContaining(withoutDate))
    expect(known.text.length).toBe(fresh.text.length)
  })

  test('keeps the earlier message when a second lead comes', async () => {
    const { open, send, sandbox } = await testRelay()
    const first = await open(ADA)
    await send(first.json.ticket, { message: 'First' })
    const second = await open(ADA)
    const sent = await send(second.json.ticket, { message: 'Second' })
    expect([sent.status, sent.json]).toEqual([
      201,
      { conversationId: first.json.conversationId, status: 'delivered' },
    ])
    expect(sandbox.leads()).toMatchObject([
      { attributes: { message: 'Second', earlier_messages: ['First'] } },
    ])
  })
})

describe('the policy for known visitors', () => {
  const known = { customer_identifier: 'ada@example.com', customer_name: 'A. Byron', customer_language: 'en' }
  const empty = { customer_identifier: 'ada@example.com', customer_name: null, customer_language: null }

  test.each([
    ['keep leaves what is empty', 'keep', empty, [null, null]],
    ['keep leaves what is there', 'keep', known, ['A. Byron', 'en']],
    ['fill fills what is empty', 'fill', empty, ['Ada Lovelace', 'fr']],
    ['fill leaves what is there', 'fill', known, ['A. Byron', 'en']],
    ['overwrite fills what is empty', 'overwrite', empty, ['Ada Lovelace', 'fr']],
    ['overwrite changes what is there', 'overwrite', known, ['Ada Lovelace', 'fr']],
  ])('%s', async (_fact, knownVisitors, row, expected) => {
    const { open, sandbox, observations } = await testRelay({ upstream: { knownVisitors } })
    sandbox.addConversation(row)
    expect((await open(ADA)).status).toBe(201)
    const changes = row.customer_name !== expected[0]
    if (changes) {
      await eventually(() => {
        expect(observations).toContainEqual(
          expect.objectContaining({ kind: 'outcome', delivery: 'update', outcome: 'delivered' }),
        )
      })
    }
    const [conversation] = sandbox.conversations()
    expect([conversation?.customer_name, conversation?.customer_language]).toEqual(expected)
    expect(sandbox.journal.entries().filter(({ method }) => method === 'PATCH')).toHaveLength(changes ? 1 : 0)
  })
})

/** JSON with every value replaced by its length, the order of keys kept. */
function shapeOf(text: string): string {
  return text.replaceAll(/:"[^"]*"/g, value => `:${value.length}`)
}
