import { describe, expect, test } from 'vitest'
import type { Phone } from '../../relay/intake/contact.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import { opening, startConvocore } from '../helpers/convocore-adapter.ts'
import { visitor } from '../helpers/visitors.ts'

const ada = visitor('ada@example.com')
const phone: Phone = {
  e164: '+442079460958',
  extension: '12',
  grade: 'valid',
  raw: '020 7946 0958 x12',
  country: 'GB',
}

test('a new visitor gets a conversation, with the time in seconds', async () => {
  const { open, sandbox, calls } = await startConvocore({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) + 678 })
  const task = opening(ada, { submission: uuidV7(Date.UTC(2026, 0, 2, 3, 4)) })
  const outcome = await open(task, 'visitor')
  const [row] = sandbox.conversations()
  expect(outcome).toEqual({ kind: 'delivered', conversationId: row?.ID })
  expect(row).toMatchObject({
    ts: Date.UTC(2026, 0, 2, 3, 4, 5) / 1000,
    messagesNum: 0,
    userName: 'Ada Lovelace',
    userEmail: 'ada@example.com',
    lang: 'en-GB',
    origin: 'web-chat',
    title: 'Web form: Ada Lovelace',
    tags: ['webform', `foyer-${task.submission}`],
    notes: '2026-01-02 03:04 UTC: opened a web form',
  })
  expect(row).not.toHaveProperty('userPhone')
  expect(calls()).toEqual(['POST /convos'])
})

test('what Convocore has no field for becomes variables', async () => {
  const { open, sandbox } = await startConvocore()
  await open(
    opening({
      ...ada,
      phone,
      page: { url: 'https://www.example.com/contact', referrer: 'https://search.example/' },
      consent: { version: '2026-01' },
      campaign: { utm_source: 'news', utm_medium: 'email' },
      fields: { campaign: 'spring', page_url: 'mine', budget: 'hidden', utm_medium: 'letter' },
      answers: { company: 'Analytical Engines', budget: '5k' },
    }),
  )
  expect(sandbox.conversations()).toMatchObject([
    {
      userPhone: '+442079460958',
      userCompany: 'Analytical Engines',
      notes: expect.stringMatching(/: opened a web form at https:\/\/www\.example\.com\/contact$/),
      capturedVariables: {
        budget: '5k',
        campaign: 'spring',
        field_budget: 'hidden',
        utm_source: 'news',
        utm_medium: 'letter',
        field_page_url: 'mine',
        page_url: 'https://www.example.com/contact',
        page_referrer: 'https://search.example/',
        consent_version: '2026-01',
        phone_raw: '020 7946 0958 x12',
        phone_grade: 'valid',
        phone_extension: '12',
        phone_country: 'GB',
      },
    },
  ])
  expect(sandbox.conversations()[0]?.capturedVariables).not.toHaveProperty('company')
})

test('texts without a documented limit are cut by whole characters', async () => {
  const { open, sandbox } = await startConvocore()
  await open(
    opening(visitor('ada@example.com', { name: '😀'.repeat(100), fields: { long: '😀'.repeat(2_000) } })),
  )
  const [row] = sandbox.conversations()
  expect(row?.title).toMatch(/^Web form: (😀){94}…$/u)
  expect(row?.capturedVariables).toEqual({ long: expect.stringMatching(/^(😀){999}…$/u) })
})

test('both hosts of the documentation work by their base URL', async () => {
  for (const basePath of ['/v3', '/'] as const) {
    const { open, sandbox, url } = await startConvocore({ sandbox: { basePath } })
    expect(new URL(url).pathname).toBe(basePath)
    expect(await open(opening(ada))).toMatchObject({ kind: 'delivered' })
    expect(sandbox.conversations()).toHaveLength(1)
  }
})

describe('a visitor whom the directory knows', () => {
  test('gets the same conversation for one call', async () => {
    const { open, calls, sandbox } = await startConvocore()
    const first = await open(opening(ada))
    calls()
    expect(await open(opening(ada), 'visitor')).toEqual(first)
    expect(calls()).toEqual(['GET /convos/:id'])
    expect(sandbox.conversations()).toHaveLength(1)
  })

  test.each([
    ['keep', undefined],
    ['fill', undefined],
    ['overwrite', { name: 'Augusta', language: 'fr' }],
  ] as const)('under %s changes %j', async (knownVisitors, followUp) => {
    const { open } = await startConvocore({ knownVisitors })
    const first = await open(opening(ada))
    const again = await open(opening(visitor('ada@example.com', { name: 'Augusta', language: 'fr' })))
    expect(again).toEqual({ ...first, ...(followUp ? { followUp } : {}) })
  })

  test('gets a name and a language where there are none, unless they are kept', async () => {
    for (const [knownVisitors, followUp] of [
      ['fill', { name: 'Ada Lovelace', language: 'en-GB' }],
      ['keep', undefined],
    ] as const) {
      const { open, sandbox, directory } = await startConvocore({ knownVisitors })
      const { ID } = sandbox.addConversation({ ts: 1, userName: ' ' })
      await directory.rememberConversations([{ identity: ada.identity, conversationId: ID }])
      expect(await open(opening(ada))).toEqual({
        kind: 'delivered',
        conversationId: ID,
        ...(followUp ? { followUp } : {}),
      })
    }
  })

  test('gets a new conversation when the old one was purged', async () => {
    const { open, sandbox, calls, directory } = await startConvocore()
    await open(opening(ada))
    sandbox.purge('all')
    calls()
    const outcome = await open(opening(ada))
    expect(calls()).toEqual(['GET /convos/:id', 'POST /convos'])
    expect(outcome).toEqual({ kind: 'delivered', conversationId: sandbox.conversations()[0]?.ID })
    expect(directory.size()).toBe(1)
  })
})

describe('an update', () => {
  test('writes name and language', async () => {
    const { open, update, sandbox, calls } = await startConvocore()
    await open(opening(ada))
    calls()
    const conversationId = sandbox.conversations()[0]?.ID ?? ''
    const delivered = { kind: 'delivered', conversationId }
    expect(await update(conversationId, { name: 'Augusta', language: 'fr' })).toEqual(delivered)
    expect(sandbox.conversations()).toMatchObject([
      { userName: 'Augusta', lang: 'fr', userEmail: 'ada@example.com' },
    ])
    expect(calls()).toEqual(['PATCH /convos/:id'])
  })

  test('of a conversation that is gone is none', async () => {
    const { update } = await startConvocore()
    expect(await update('gone', { name: 'Ada' })).toEqual({ kind: 'delivered', conversationId: 'gone' })
  })
})
