import { expect, test } from 'vitest'
import type { Kind } from '../../demo/kind.ts'
import { heldText } from '../../demo/page/held-rows.ts'

const held = (conversations: number, leads: number) => ({
  conversations: { total: conversations, newest: [] },
  leads: { total: leads, newest: [] },
})

test.each<[Kind, number, number, string]>([
  ['vorel', 0, 0, 'Empty'],
  ['vorel', 1, 0, '1 conversation, no leads'],
  ['vorel', 25, 1, '25 conversations, 1 lead'],
  ['convocore', 2, 0, '2 conversations'],
  ['webhook', 1, 0, '1 event'],
  ['webhook', 2, 1, '3 events'],
])('what %s holds is told in its own words', (kind, conversations, leads, text) => {
  expect(heldText(kind, held(conversations, leads))).toBe(text)
})
