import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { ConfigError } from '../../relay/relay.ts'
import { configWith, ENV, KEY, mistakesIn } from '../helpers/config.ts'

const REFERENCE = 'a reference, "env:NAME" or "file:/run/secrets/name"'

function secretFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-secret-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'secret'), text)
  return join(folder, 'secret')
}

describe('a reference', () => {
  test('to the environment is followed', () => {
    const { upstreams } = parseConfig(configWith(), ENV)
    expect(upstreams.reception).toMatchObject({ apiKey: KEY })
  })

  test('to a file is followed, without the line break at its end', () => {
    const file = secretFile(`${KEY}\n`)
    const config = configWith({ 'upstreams.reception.apiKey': `file:${file}` })
    expect(parseConfig(config, {}).upstreams.reception).toMatchObject({ apiKey: KEY })
  })

  test.each([
    ['a variable that is not set', 'env:NOT_SET', 'the environment variable NOT_SET to be set'],
    ['a variable that is empty', 'env:EMPTY', 'the environment variable EMPTY to be set'],
    ['a file that there is not', 'file:/no/such/file', 'a readable, non-empty file at /no/such/file'],
    ['a folder', `file:${tmpdir()}`, `a readable, non-empty file at ${tmpdir()}`],
  ])('to %s is a mistake', (_what, got, expected) => {
    const config = configWith({ 'upstreams.reception.apiKey': got })
    expect(mistakesIn(config, { EMPTY: '' })).toEqual([{ path: 'upstreams.reception.apiKey', got, expected }])
  })

  test('to an empty file is a mistake', () => {
    const got = `file:${secretFile(' \n')}`
    const config = configWith({ 'upstreams.reception.apiKey': got })
    expect(mistakesIn(config)).toMatchObject([{ path: 'upstreams.reception.apiKey', got }])
  })

  test('may stand for what is no secret', () => {
    const config = configWith({ publicUrl: 'env:PUBLIC_URL' })
    expect(parseConfig(config, { ...ENV, PUBLIC_URL: 'https://a.example' }).publicUrl).toBe(
      'https://a.example',
    )
  })
})

describe('a secret is never shown', () => {
  const PLAIN = `vapk_live_${'f'.repeat(48)}`
  const API_KEY = 'a Vorel API key: "vapk_live_" and 48 digits of 0-9 and a-f'
  const reception = { kind: 'vorel', apiKey: 'env:KEY' }

  test.each<[what: string, path: string, value: unknown, got: string, expected: string]>([
    ['a key in plain text', 'upstreams.reception.apiKey', PLAIN, 'a secret in plain text', REFERENCE],
    ['a secret in plain text', 'secret', PLAIN, 'a secret in plain text', REFERENCE],
    ['a short secret', 'secret', 'env:SHORT', 'the value of env:SHORT', 'a secret of at least 32 characters'],
    ['a key of another shape', 'upstreams.reception.apiKey', 'env:SHORT', 'the value of env:SHORT', API_KEY],
    ['a list of keys', 'upstreams.reception.apiKey', [PLAIN], 'an array', 'a string'],
    ['a key for an upstream', 'upstreams.reception', PLAIN, 'a string', 'an object'],
    ['keys for an upstream', 'upstreams.reception', [PLAIN], 'an array', 'an object'],
    ['a key for all upstreams', 'upstreams', PLAIN, 'a string', 'an object'],
    ['a list of upstreams', 'upstreams', [reception], 'an array', 'an object'],
    ['an object for a secret', 'secret', { value: PLAIN }, 'an object', 'a string'],
    [
      'a password in a URL',
      'upstreams.reception.baseUrl',
      'https://me:hunter2@api.example.com/v1',
      '"https://…@api.example.com/v1"',
      'a URL without a user name or password',
    ],
    [
      'an upstream with a bad name',
      'upstreams.A B',
      reception,
      '"A B"',
      'a name of lower-case letters, digits and hyphens',
    ],
    [
      'a misspelt key',
      'upstreams.reception.key',
      PLAIN,
      'a key that Foyer does not know',
      'no such key here (a typing mistake?)',
    ],
  ])('%s', (_what, path, value, got, expected) => {
    const mistakes = mistakesIn(configWith({ [path]: value }), { ...ENV, SHORT: 'hunter2 and more' })
    expect(mistakes).toEqual([{ path, got, expected }])
    const { message } = new ConfigError(mistakes)
    for (const part of ['ffff', KEY.slice(10, 16), 'hunter2']) expect(message).not.toContain(part)
  })
})

test('The message lists each mistake with path, got and expected', () => {
  const config = configWith({ 'listen.port': -1, 'forms.contact.contact': 'any' })
  expect(() => parseConfig(config, ENV)).toThrow(
    [
      'The config has 2 mistakes:',
      '  listen.port',
      '    got       -1',
      '    expected  at least 0',
      '  forms.contact.contact',
      '    got       "any"',
      '    expected  one of "either", "email", "phone", "both"',
    ].join('\n'),
  )
  expect(() => parseConfig(5, ENV)).toThrow('The config has a mistake:\n  (the file)\n')
})
