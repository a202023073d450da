import { expect, test } from 'vitest'
import { localeOf } from '../../relay/config/locale-of.ts'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { configWith, ENV, KEY, mistakesIn } from '../helpers/config.ts'

test('What the operator leaves out has a default', () => {
  expect(parseConfig(configWith(), ENV)).toEqual({
    listen: { host: '0.0.0.0', port: 8787 },
    publicUrl: 'https://forms.example.com',
    trustProxy: 0,
    store: 'sqlite:./data/foyer.db',
    upstreams: {
      reception: {
        kind: 'vorel',
        apiKey: KEY,
        requestsPerMinute: 200,
        knownVisitors: 'fill',
        allowPrivateNetwork: false,
      },
    },
    forms: {
      contact: {
        upstream: 'reception',
        route: [],
        copyTo: [],
        sites: ['https://www.example.com'],
        contact: 'either',
        languages: ['en'],
        steps: 2,
        mode: 'inline',
        keepDraft: true,
        questions: [{ key: 'message', kind: 'textarea', required: true }],
        proof: 'auto',
        source: 'website',
      },
    },
    limits: {
      ...{ ticketsPerMinute: 60, conversationsPerMinute: 20, leadsPerMinute: 20 },
      ...{ storeMegabytes: 1024, oldestWaitingDays: 14 },
    },
    retention: { deliveredDays: 30 },
    console: { host: '127.0.0.1', port: 8788 },
  })
})

test.each<[what: string, path: string, value: unknown]>([
  ['a schema for editors', '$schema', 'https://forms.example.com/schema.json'],
  ['any free port', 'listen.port', 0],
  ['proxies by their networks', 'trustProxy', ['loopback', '10.0.0.0/8', '192.0.2.1', 'fd00::/8', '::1']],
  ['a site on this machine', 'forms.contact.sites', ['http://localhost:3000']],
  ['a site with an international name', 'forms.contact.sites', ['https://xn--bcher-kva.example']],
  ['languages with regions', 'forms.contact.languages', ['en-GB', 'pt-BR', 'ar']],
  ['texts in several languages', 'forms.contact.title', { en: 'Hello', ar: 'مرحبا' }],
  ['all at once', 'forms.contact.steps', 1],
  ['twenty questions', 'forms.contact.questions', questions(20)],
])('The config may have %s', (_what, path, value) => {
  expect(mistakesIn(configWith({ [path]: value }))).toEqual([])
})

function questions(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ key: `q${index}`, label: 'Q' }))
}

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['PT-br', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['pt-AO', 'pt-PT'],
  ['no', 'nb'],
  ['nn-NO', 'nb'],
  ['ar-EG', 'ar'],
  ['zh', 'zh-CN'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant-MO', 'zh-TW'],
  ['zh-Hans-SG', 'zh-CN'],
  ['iw', 'he'],
  ['in', 'id'],
  ['tl', 'fil'],
  ['tlh', null],
  ['', null],
  ['en_GB', null],
])('The texts for %s are those of %s', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale)
})
