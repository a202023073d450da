import { expect, test } from 'vitest'
import { z } from 'zod'
import { configSchema } from '../../relay/config/config-schema.ts'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { configWith, ENV, mistakesIn } from '../helpers/config.ts'

const env = { ...ENV, TOKEN: 't'.repeat(32), SHORT: 'hunter2' }
const OBJECT = 'an object such as { "port": 8788 }, or false for no console'

test.each<[what: string, written: unknown, parsed: unknown]>([
  ['this machine by default', {}, { host: '127.0.0.1', port: 8788 }],
  ['any free port', { port: 0 }, { host: '127.0.0.1', port: 0 }],
  ['this machine over IPv6', { host: '::1' }, { host: '::1', port: 8788 }],
  ['this machine by name', { host: 'localhost' }, { host: 'localhost', port: 8788 }],
  ['another address of this machine', { host: '127.1.2.3' }, { host: '127.1.2.3', port: 8788 }],
  ['everybody who has the token', { host: '0.0.0.0', token: 'env:TOKEN' }, expect.anything()],
  ['this machine with a token', { token: 'env:TOKEN' }, expect.objectContaining({ token: env.TOKEN })],
  ['nobody', false, false],
])('The console can be for %s', (_what, written, parsed) => {
  expect(parseConfig(configWith({ console: written }), env).console).toEqual(parsed)
})

test.each(['0.0.0.0', '::', '192.168.1.5', 'console.example.com', '127.0.0.1.example.com'])(
  'Without a token the console cannot be reached from elsewhere: %s',
  host => {
    expect(mistakesIn(configWith({ console: { host } }), env)).toEqual([
      {
        path: 'console.token',
        got: 'nothing',
        expected: 'a token, because "console.host" is not this machine alone',
      },
    ])
  },
)

test.each<[what: string, written: unknown, path: string, got: string, expected: string]>([
  [
    'a token in plain text',
    { token: env.TOKEN },
    'console.token',
    'a secret in plain text',
    'a reference, "env:NAME" or "file:/run/secrets/name"',
  ],
  [
    'a short token',
    { token: 'env:SHORT' },
    'console.token',
    'the value of env:SHORT',
    'a token of at least 32 characters',
  ],
  ['a port that there is not', { port: 65_536 }, 'console.port', '65536', 'at most 65535'],
  [
    'an unknown key',
    { ports: 1 },
    'console.ports',
    'a key that Foyer does not know',
    'no such key here (did you mean "port"?)',
  ],
  ['true', true, 'console', 'a boolean', OBJECT],
  ['a token instead of an object', env.TOKEN, 'console', 'a string', OBJECT],
])('A mistake is %s', (_what, written, path, got, expected) => {
  expect(mistakesIn(configWith({ console: written }), env)).toEqual([{ path, got, expected }])
})

test('Editors are told that the token is a reference', () => {
  const schema = z.fromJSONSchema(configSchema() as never)
  const accepts = (token: string) => schema.safeParse(configWith({ console: { token } })).success
  expect([accepts('env:TOKEN'), accepts('file:/run/secrets/token'), accepts(env.TOKEN)]).toEqual([
    true,
    true,
    false,
  ])
})
