import { describe, expect, test } from 'vitest'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import type { WebhookEvent } from '../../relay/upstream/webhook/event.ts'
import { conversationOpened, leadSubmitted } from '../../relay/upstream/webhook/make-event.ts'
import { signatureHeaders, signingKey } from '../../relay/upstream/webhook/signature.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'
import { SECRET, SUBMISSION, startReceiver } from '../helpers/webhook-receiver.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const ADA = visitor('ada@example.com')
const openedBy = (contact = ADA, submission = uuidV7(NOW)) =>
  conversationOpened({ submission, contact, retried: false })

const ID = openedBy(ADA, SUBMISSION).id

async function receiving(options = {}) {
  const { receiver, url, secret } = await startReceiver({ now: () => NOW, ...options })
  const signed = (body: string, id: string, by = secret, at = NOW) =>
    signatureHeaders([signingKey(by) as Buffer], { id, at, body })
  const post = async (body: string, headers: Record<string, string>) => {
    const all = { 'content-type': 'application/json', ...headers }
    const response = await fetch(url, { method: 'POST', headers: all, body })
    return { status: response.status, json: await response.json().catch(() => undefined) }
  }
  const tell = (event: WebhookEvent, { by = secret, at = NOW } = {}) => {
    const body = JSON.stringify(event)
    return post(body, signed(body, event.id, by, at))
  }
  return { receiver, url, secret, signed, post, tell }
}

describe('a receiver takes', () => {
  test('an event once, and answers its repetition alike', async () => {
    const { receiver, tell } = await receiving({ ownIds: true })
    const event = openedBy()
    const answers = [await tell(event), await tell(event)]
    expect(answers).toEqual(Array(2).fill({ status: 200, json: { conversationId: 'c-1' } }))
    expect(receiver.conversations()).toHaveLength(1)
    expect(receiver.journal.entries()).toMatchObject(Array(2).fill({ at: NOW, request: event, status: 200 }))
  })

  test.each([-300, 300])('one that was sent %d seconds from now', async seconds => {
    const { tell } = await receiving()
    expect((await tell(openedBy(), { at: NOW + seconds * 1000 })).status).toBe(200)
  })

  test('a lead into the conversation it belongs to, or into one that it opens', async () => {
    const { receiver, tell } = await receiving()
    const submission = uuidV7(NOW)
    await tell(openedBy(ADA, submission))
    await tell(leadSubmitted(leadOf(ADA, { submission })))
    await tell(leadSubmitted(leadOf(visitor('eve@example.com'))))
    expect(receiver.conversations()).toHaveLength(2)
    expect(receiver.leads().map(({ conversationId }) => conversationId)).toEqual(
      receiver.conversations().map(({ id }) => id),
    )
    receiver.purge(submission)
    expect([receiver.conversations().length, receiver.leads().length]).toEqual([1, 1])
  })

  test('a signature among others, of schemes it does not know as well', async () => {
    const { post, signed } = await receiving()
    const event = openedBy()
    const body = JSON.stringify(event)
    const headers = signed(body, event.id)
    const signature = `v1a,AAAA v1,AAAA ${headers['webhook-signature']}`
    expect((await post(body, { ...headers, 'webhook-signature': signature })).status).toBe(200)
  })
})

describe('a receiver refuses', () => {
  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('what has no %s', async name => {
    const { post, signed, receiver } = await receiving()
    const body = JSON.stringify(openedBy())
    const { [name]: _, ...headers } = signed(body, 'an-id')
    expect((await post(body, headers)).status).toBe(401)
    expect(receiver.conversations()).toEqual([])
  })

  test.each([
    ['more than five minutes ago', -301_000],
    ['more than five minutes from now', 301_000],
  ])('what was sent %s', async (_what, ms) => {
    const { tell } = await receiving()
    expect(await tell(openedBy(), { at: NOW + ms })).toMatchObject({ status: 401 })
  })

  test('what somebody else has signed, or a secret that was revoked', async () => {
    const { tell, receiver, secret } = await receiving()
    expect((await tell(openedBy(), { by: SECRET })).status).toBe(401)
    receiver.keys.revoke(secret)
    expect((await tell(openedBy())).status).toBe(401)
    expect(receiver.conversations()).toEqual([])
  })

  test.each<[string, object]>([
    ['body', { body: JSON.stringify(openedBy(visitor('eve@example.com'))) }],
    ['id', { 'webhook-id': 'another' }],
    ['time', { 'webhook-timestamp': String(NOW / 1000 + 1) }],
  ])('what was changed on its way: %s', async (_what, change) => {
    const { post, signed } = await receiving()
    const event = openedBy()
    const sent = JSON.stringify(event)
    const { body, ...headers } = { body: sent, ...signed(sent, event.id), ...change }
    expect((await post(body, headers)).status).toBe(401)
  })

  test.each<[string, object, string]>([
    ['no event', {}, 'undefined'],
    ['an event with a key more', { ...openedBy(ADA, SUBMISSION), colour: 'red' }, ID],
    ['an event of another name', { ...openedBy(ADA, SUBMISSION), type: 'conversation.closed' }, ID],
    ['an event under another id', openedBy(ADA, SUBMISSION), 'another'],
  ])('%s, though it is signed', async (_what, event, id) => {
    const { post, signed, receiver } = await receiving()
    const body = JSON.stringify(event)
    expect((await post(body, signed(body, id))).status).toBe(400)
    expect(receiver.conversations()).toEqual([])
  })

  test('another method, and another path', async () => {
    const { url } = await receiving()
    expect([(await fetch(url)).status, (await fetch(`${url}/more`, { method: 'POST' })).status]).toEqual([
      405, 404,
    ])
  })
})

test('The journal and the state hold no secret', async () => {
  const { receiver, tell, secret } = await receiving()
  await tell(openedBy())
  expect(JSON.stringify([receiver.journal.entries(), receiver.holdings()])).not.toContain(secret.slice(6))
})
