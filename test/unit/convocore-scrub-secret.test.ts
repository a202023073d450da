import { expect, test } from 'vitest'
import { secretScrubber } from '../../relay/upstream/convocore/api/scrub-secret.ts'

const { text, json } = secretScrubber('s3cret+key/of"it')

test('a secret is taken out of a text, as it is and as in a URL', () => {
  expect(text('Bearer s3cret+key/of"it, s3cret+key/of"it and s3cret%2Bkey%2Fof%22it')).toBe(
    'Bearer …, … and …',
  )
})

test('a secret is taken out of keys and values of JSON, however deep', () => {
  const value = { 's3cret+key/of"it': [1, null, { a: 'x s3cret+key/of"it', b: true }] }
  expect(json(value)).toEqual({ '…': [1, null, { a: 'x …', b: true }] })
  expect(json('s3cret+key/of"it')).toBe('…')
})

test('what Convocore itself calls a secret is taken out, whosever it is', () => {
  expect(json({ payload: { workspaceSecret: 'another', agent: { SECRET: { a: 1 } } } })).toEqual({
    payload: { workspaceSecret: '…', agent: { SECRET: '…' } },
  })
})
