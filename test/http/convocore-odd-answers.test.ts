import { describe, expect, test } from 'vitest'
import { opening, startAdapter } from '../helpers/convocore-adapter.ts'
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
