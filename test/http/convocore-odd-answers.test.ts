import { describe, expect, test } from 'vitest'
import { opening, sending, startAdapter } from '../helpers/convocore-adapter.ts'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { visitor } from '../helpers/visitors.ts'

const ada = visitor('ada@example.com')

describe('an id of a conversation', () => {
  const openedAs = async (ID: unknown) => {
    const server = await startScripted((_request, response) =>
      json(response, 200, { success: true, message: '', data: { ID } }),
    )
    return startAdapter(server.url).open(opening(ada))
  }

  test.each([
    ['is empty', ''],
    ['is a number', 7],
    ['has a NUL, which no database takes', 'agent1_\0'],
    ['has half a character, which no URL takes', 'agent1_\ud83d'],
    ['is too long to be found by', `agent1_${'x'.repeat(900_000)}`],
  ])('is none when it %s', async (_what, id) => {
    expect(await openedAs(id)).toMatchObject({ kind: 'later', why: 'unreadable_answer' })
  })

  test('may look like a phone number, as that of a call does', async () => {
    const id = '+44 20 7946 0958@voice/1'
    expect(await openedAs(id)).toEqual({ kind: 'delivered', conversationId: id })
  })
})

describe('a known visitor’s conversation of which others have written', () => {
  const HELD = {
    ...{ ID: 'agent1_c1', userName: 'Ada Lovelace', userEmail: 'ada@example.com' },
    ...{ lang: 'en', notes: 'Called back.', tags: ['vip'], messagesNum: 3 },
  }

  /** What the lead of a visitor who comes again changes of the conversation. */
  async function changed(odd: object): Promise<Record<string, unknown>> {
    const server = await startScripted(({ method }, response) =>
      json(response, 200, {
        success: true,
        message: '',
        ...(method === 'GET' && { data: { ...HELD, ...odd } }),
      }),
    )
    const { open, submit, directory } = startAdapter(server.url)
    const delivered = { kind: 'delivered', conversationId: HELD.ID }
    await directory.rememberConversations([{ identity: ada.identity, conversationId: HELD.ID }])
    const task = opening(ada)
    expect(await open(task)).toEqual(delivered)
    const lead = sending(task, { conversationId: HELD.ID, answers: { message: 'Hello', address: '12 Row' } })
    expect(await submit(lead)).toMatchObject(delivered)
    const patches = server.requests.filter(({ method }) => method === 'PATCH')
    expect(patches.map(({ url }) => url)).toEqual([`/agents/agent1/convos/${HELD.ID}`])
    return JSON.parse(patches[0]?.text ?? '').conversation
  }

  test.each([
    ['a phone number as a number', { userPhone: 442079460958 }],
    ['a name of two parts', { userName: { first: 'Ada', last: 'Lovelace' } }],
    ['a language with a region of its own', { lang: { code: 'en', region: 'GB' } }],
    ['tags as a text', { tags: 'vip' }],
    ['tags with colours', { tags: [{ name: 'vip', colour: 'red' }, 'x'] }],
    ['messages counted in words', { messagesNum: 'three' }],
  ])('%s gets the lead', async (_what, odd) => {
    expect(await changed(odd)).toMatchObject({ notes: expect.stringMatching(/^Called back\.\n\n.*\nHello/) })
  })

  test('an address that is no text is not written over', async () => {
    expect(await changed({ userAddress: { street: 'Row' } })).not.toHaveProperty('userAddress')
    expect(await changed({ userAddress: null })).toMatchObject({ userAddress: '12 Row' })
  })

  test('notes that are a list lose nothing', async () => {
    const { notes } = await changed({ notes: [{ by: 'Grace', text: 'Called back.' }] })
    expect(notes).toMatch(/^\[\{"by":"Grace","text":"Called back\."\}\]\n\n.*\nHello/)
  })
})
