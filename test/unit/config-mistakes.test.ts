import { describe, expect, test } from 'vitest'
import { configWith, ENV, mistakesIn } from '../helpers/config.ts'

/** What is put where, what is expected there instead, and where the mistake is if not exactly there. */
type Case = [what: string, path: string, value: unknown, expected: string, mistakeAt?: string]

const OWN_ORIGIN = 'the relay’s own origin, such as "https://forms.example.com"'
const PROXY = 'an address or network such as "10.0.0.0/8", or "loopback", "linklocal", "uniquelocal"'
const STORE =
  '"sqlite:" and then a path, as in "sqlite:./data/foyer.db", or a reference ("env:DATABASE_URL") to a postgres:// URL'
const NO_SUCH_KEY = 'no such key here (a typing mistake?)'
const meant = (key: string) => `no such key here (did you mean "${key}"?)`

function expectOne(path: string, value: unknown, expected: string, mistakeAt = path): void {
  const [mistake, ...others] = mistakesIn(configWith({ [path]: value }))
  expect(others).toEqual([])
  expect(mistake).toMatchObject({ path: mistakeAt, expected })
}

test('A config that is right has no mistake', () => {
  expect(mistakesIn(configWith())).toEqual([])
})

describe('a mistake of the relay itself', () => {
  test.each<Case>([
    ['a port in quotes', 'listen.port', '8787', 'a number'],
    ['half a port', 'listen.port', 1.5, 'a whole number'],
    ['a port too high', 'listen.port', 65_536, 'at most 65535'],
    ['a negative port', 'listen.port', -1, 'at least 0'],
    ['an empty host', 'listen.host', '', 'at least one character'],
    ['a port for the whole', 'listen', 8787, 'an object'],
    ['no public URL', 'publicUrl', undefined, 'a string'],
    ['a public URL with a path', 'publicUrl', 'https://a.example/forms', OWN_ORIGIN],
    ['a public URL with a slash', 'publicUrl', 'https://a.example/', OWN_ORIGIN],
    ['a public URL without a scheme', 'publicUrl', 'a.example', OWN_ORIGIN],
    ['a public URL of another scheme', 'publicUrl', 'ftp://a.example', OWN_ORIGIN],
    [
      'trust in any proxy',
      'trustProxy',
      true,
      'the number of proxies in front of the relay, or a list of their addresses (CIDR); never true',
    ],
    ['a negative number of proxies', 'trustProxy', -1, 'at least 0'],
    ['a proxy that is no address', 'trustProxy', ['loopback', 'proxy.local'], PROXY, 'trustProxy[1]'],
    ['a network of all addresses', 'trustProxy', ['0.0.0.0/0'], PROXY, 'trustProxy[0]'],
    ['a network with too many bits', 'trustProxy', ['10.0.0.0/33'], PROXY, 'trustProxy[0]'],
    ['a network with two prefixes', 'trustProxy', ['10.0.0.0/8/8'], PROXY, 'trustProxy[0]'],
    ['a store by its path alone', 'store', './data/foyer.db', STORE],
    ['another store', 'store', 'redis://a', STORE],
    ['a store of another type', 'store', 5, 'a string'],
    ['a limit of nothing', 'limits.leadsPerMinute', 0, 'at least 1'],
    ['no day for which data is kept', 'retention.deliveredDays', 0, 'at least 1'],
    ['half a day', 'retention.deliveredDays', 0.5, 'a whole number'],
    ['more than ten years', 'retention.deliveredDays', 3651, 'at most 3650'],
    ['a key that is missing a letter', 'lsten', {}, meant('listen')],
    ['a key in other letters', 'publicURL', 'https://a.example', meant('publicUrl')],
    ['a key with letters swapped', 'limits.leadsPerMintue', 5, meant('leadsPerMinute')],
    ['an unknown key', 'colour', 'red', NO_SUCH_KEY],
    ['an unknown key inside', 'limits.perMinute', 5, NO_SUCH_KEY],
  ])('%s', (_what, ...given) => expectOne(...given))
})

describe('a mistake of an upstream', () => {
  test.each<Case>([
    ['none', '', {}, 'at least one upstream'],
    ['a list', '', [], 'an object'],
    ['an unknown kind', '.reception.kind', 'fax', 'one of "vorel", "convocore", "webhook"'],
    ['no kind', '.reception.kind', undefined, 'one of "vorel", "convocore", "webhook"'],
    ['no key', '.reception.apiKey', undefined, 'a string'],
    ['an unknown policy', '.reception.knownVisitors', 'never', 'one of "keep", "fill", "overwrite"'],
    [
      'a base URL without TLS',
      '.reception.baseUrl',
      'http://a.example',
      'an https:// URL, or "allowPrivateNetwork": true',
    ],
    ['a key in other letters', '.reception.apikey', 'env:KEY', meant('apiKey')],
    [
      'a name with a blank',
      '.Front desk',
      { kind: 'vorel', apiKey: 'env:KEY' },
      'a name of lower-case letters, digits and hyphens',
    ],
  ])('%s', (_what, path, ...given) => expectOne(`upstreams${path}`, ...given))
})

test.each([
  [null, 'null'],
  [undefined, 'nothing'],
  [5, 'a number'],
  ['text', 'a string'],
  [[{ secret: 'hunter2' }], 'an array'],
])('%j for a config is one mistake', (config, got) => {
  expect(mistakesIn(config)).toEqual([{ path: '', got, expected: 'an object' }])
})

test.each([
  ['listen.port', '8787', '"8787"'],
  ['publicUrl', undefined, 'nothing'],
  ['forms.contact.country', 'env:NOWHERE', 'the value of env:NOWHERE'],
  ['forms.contact.languages', ['en', 'EN'], '["en","EN"]'],
  ['forms.contact.contact', 'x'.repeat(100), `"${'x'.repeat(78)}…`],
  ['colour', 'red', 'a key that Foyer does not know'],
])('What stands at %s is shown: %j', (path, value, got) => {
  expect(mistakesIn(configWith({ [path]: value }), { ...ENV, NOWHERE: 'XX' })).toContainEqual(
    expect.objectContaining({ path, got }),
  )
})

test('All mistakes are reported at once, those between parts included', () => {
  const config = configWith({
    'listen.port': 'x',
    colour: 'red',
    'upstreams.reception.apiKey': 'env:NOT_SET',
    'upstreams.reception.requestsPerMinute': 0,
    'forms.contact.upstream': 'sales',
    'forms.contact.sites': ['*'],
    'forms.contact.questions': [{ key: 'Budget' }],
  })
  const paths = mistakesIn(config).map(({ path }) => path)
  expect(paths.sort()).toEqual([
    'colour',
    'forms.contact.questions[0]',
    'forms.contact.questions[0].key',
    'forms.contact.sites[0]',
    'forms.contact.upstream',
    'listen.port',
    'upstreams.reception.apiKey',
    'upstreams.reception.requestsPerMinute',
  ])
})
