import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createProgram } from '../../relay/cli/program.ts'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { ENV } from '../helpers/config.ts'

/** What `foyer schema` prints. */
function printedSchema(): Record<string, unknown> {
  const printed: string[] = []
  const write = process.stdout.write
  process.stdout.write = text => printed.push(String(text)) > 0
  try {
    createProgram({}).parse(['schema'], { from: 'user' })
  } finally {
    process.stdout.write = write
  }
  return JSON.parse(printed.join(''))
}

const SAMPLE = {
  $schema: 'https://forms.example.com/foyer.config.schema.json',
  listen: { host: '0.0.0.0', port: 8787 },
  publicUrl: 'https://forms.example.com',
  trustProxy: 1,
  store: 'sqlite:./data/foyer.db',
  secret: 'env:SECRET',
  upstreams: {
    reception: { kind: 'vorel', apiKey: 'env:KEY', knownVisitors: 'keep', requestsPerMinute: 100 },
  },
  forms: {
    contact: {
      upstream: 'reception',
      copyTo: [],
      sites: ['https://www.example.com'],
      title: { en: 'Say hello', ar: 'قل مرحبا' },
      contact: 'either',
      country: 'GB',
      languages: ['en', 'ar', 'fr'],
      steps: 2,
      questions: [
        { key: 'message', kind: 'textarea', required: true },
        { key: 'budget', kind: 'text', label: 'Your budget', maxLength: 40 },
        { key: 'topic', kind: 'select', label: 'Topic', options: [{ value: 'sales', label: 'Buying' }] },
      ],
      route: [{ when: { language: ['ar'], answers: { topic: 'sales' } }, upstream: 'reception' }],
      source: 'website',
      intent: 'enquiry',
    },
  },
  limits: { ticketsPerMinute: 60, conversationsPerMinute: 20, leadsPerMinute: 20 },
}

describe('the JSON Schema of the config', () => {
  const schema = printedSchema()

  const accepts = (config: unknown) => z.fromJSONSchema(schema).safeParse(config).success

  test('accepts a config that the relay accepts', () => {
    expect(() => parseConfig(SAMPLE, ENV)).not.toThrow()
    expect(z.fromJSONSchema(schema).safeParse(SAMPLE).error?.issues).toBeUndefined()
    expect(accepts({ ...SAMPLE, store: 'env:DATABASE_URL' })).toBe(true)
  })

  test('refuses secrets in plain text, as the relay does', () => {
    const { reception } = SAMPLE.upstreams
    expect(accepts({ ...SAMPLE, secret: ENV.SECRET })).toBe(false)
    expect(accepts({ ...SAMPLE, store: 'postgres://foyer:hunter2@db/foyer' })).toBe(false)
    expect(accepts({ ...SAMPLE, upstreams: { reception: { ...reception, apiKey: ENV.KEY } } })).toBe(false)
  })

  test('lets out what has a default', () => {
    expect(schema.required).toEqual(['publicUrl', 'upstreams', 'forms'])
  })

  test('refuses keys that Foyer does not know', () => {
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: { listen: { additionalProperties: false }, limits: { additionalProperties: false } },
    })
    expect(accepts({ ...SAMPLE, colour: 'red' })).toBe(false)
  })

  test('has a help text for every key', () => {
    const { properties } = schema as { properties: Record<string, { description?: string }> }
    for (const [key, { description }] of Object.entries(properties))
      expect([key, description]).not.toContain(undefined)
  })
})
