import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { ConfigError } from '../../relay/relay.ts'
import { configWith, ENV, mistakesIn } from '../helpers/config.ts'

const URL = 'postgres://foyer:hunter2@db.example.com/foyer'
const SHARED = { store: 'env:DATABASE_URL', secret: 'env:SECRET' }

describe('a PostgreSQL database', () => {
  test.each([URL, URL.replace('postgres', 'postgresql')])('is named by a reference to %s', url => {
    const { store } = parseConfig(configWith(SHARED), { ...ENV, DATABASE_URL: url })
    expect(store).toBe(url)
  })

  test('needs a secret, which all relays share', () => {
    const config = configWith({ ...SHARED, secret: undefined })
    expect(mistakesIn(config, { ...ENV, DATABASE_URL: URL })).toEqual([
      {
        path: 'secret',
        got: 'nothing',
        expected: 'a secret of at least 32 characters, the same for every relay on the database',
      },
    ])
  })

  test('whose secret is a reference to nothing is one mistake', () => {
    const mistakes = mistakesIn(configWith(SHARED), { ...ENV, SECRET: '', DATABASE_URL: URL })
    expect(mistakes).toMatchObject([{ path: 'secret', got: 'env:SECRET' }])
  })
})

describe('the password of a database is never shown', () => {
  test.each([
    [URL, 'a secret in plain text'],
    [URL.replace('postgres', 'PostgreSQL'), 'a secret in plain text'],
    [URL.replace(':', ''), 'a secret in plain text'],
    [URL.replace('postgres', 'mysql'), 'a string'],
    [[URL], 'an array'],
    [{ url: URL }, 'an object'],
  ])('%j in the file', (store, got) => {
    const mistakes = mistakesIn(configWith({ ...SHARED, store }))
    expect(mistakes).toMatchObject([{ path: 'store', got }])
    expect(new ConfigError(mistakes).message).not.toContain('hunter2')
  })

  test('in the value of a reference', () => {
    const env = { ...ENV, DATABASE_URL: URL.replace('postgres', 'mysql') }
    const mistakes = mistakesIn(configWith(SHARED), env)
    expect(mistakes).toMatchObject([{ path: 'store', got: 'the value of env:DATABASE_URL' }])
    expect(new ConfigError(mistakes).message).not.toContain('hunter2')
  })
})
