import { expect, test } from 'vitest'
import type { KnownVisitors } from '../../relay/upstream/known-visitors.ts'
import { deliveredTo } from '../../relay/upstream/vorel/conversations/follow-up.ts'
import { visitor } from '../helpers/visitors.ts'

const contact = visitor('ada@example.com', { name: 'Ada', language: 'zh-Hant-TW' })
const held = (customer_name: string | null, customer_language: string | null) => ({
  id: 'c1',
  channel: 'webform',
  customer_identifier: 'ada@example.com',
  customer_name,
  customer_language,
})

test.each([
  ['keep', null, null, undefined],
  ['keep', 'Augusta', 'en', undefined],
  ['fill', null, null, { name: 'Ada', language: 'zh-Hant-TW' }],
  ['fill', ' ', 'zh', { name: 'Ada' }],
  ['fill', 'Augusta', null, { language: 'zh-Hant-TW' }],
  ['fill', 'Augusta', 'en', undefined],
  ['overwrite', 'Augusta', 'en', { name: 'Ada', language: 'zh-Hant-TW' }],
  ['overwrite', 'Ada', 'en', { language: 'zh-Hant-TW' }],
  ['overwrite', 'Ada', 'zh-TW', undefined],
] as [KnownVisitors, string | null, string | null, object | undefined][])(
  '%s with %j and %j upstream wants %j',
  (policy, name, language, followUp) => {
    expect(deliveredTo(held(name, language), contact, policy)).toEqual({
      kind: 'delivered',
      conversationId: 'c1',
      ...(followUp ? { followUp } : {}),
    })
  },
)

test('a language that Vorel has no form for never asks for a change', () => {
  const filipino = visitor('ada@example.com', { name: 'Ada', language: 'fil' })
  expect(deliveredTo(held('Ada', null), filipino, 'overwrite')).not.toHaveProperty('followUp')
})
