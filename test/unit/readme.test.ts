import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Config } from '../../relay/config/config.ts'
import { LOCALES } from '../../shared/locales.ts'
import { FIELD_CODES, PROBLEMS } from '../../shared/problem-codes.ts'
import { readme } from '../helpers/readme.ts'
import { wordsForWhy } from '../helpers/words-for-why.ts'

interface Schema {
  description?: string
  default?: unknown
  enum?: string[]
  const?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | false
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** Keys whose inner ones are too many for a table: all that the form says is in `widget/locales/en.ts`. */
const LISTED_ELSEWHERE: ReadonlySet<string> = new Set(['forms.*.texts'])

/** A row for each key of the config, as it has to stand in the README. */
function rows(schema: Schema, path: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`
    const fallback = schema.required?.includes(key)
      ? 'needed'
      : value.default === undefined || isObject(value.default)
        ? ''
        : `\`${JSON.stringify(value.default)}\``
    const inner = LISTED_ELSEWHERE.has(at)
      ? []
      : [value, ...(value.oneOf ?? value.anyOf ?? [])].flatMap(one => [
          ...rows(one, at),
          ...(one.additionalProperties ? nested(one.additionalProperties, `${at}.*`) : []),
          ...(one.items ? nested(one.items, `${at}[]`) : []),
        ])
    const values =
      value.enum === undefined ? '' : ` One of ${value.enum.map(one => `\`${one}\``).join(', ')}.`
    return [`| \`${at}\` | ${fallback} | ${value.description ?? ''}${values} |`, ...new Set(inner)]
  })
}

/**
 * Of what comes in several kinds, a key says in parentheses which kinds have it; one that most have says nothing. What
 * kinds have in common is listed once.
 */
function nested(schema: Schema, path: string): string[] {
  const kinds = new Map((schema.oneOf ?? []).map(one => [one.properties?.kind?.const ?? '', rows(one, '')]))
  if (kinds.has('') || kinds.size === 0)
    return [schema, ...(schema.oneOf ?? [])].flatMap(one => rows(one, path))
  const all = new Set([...kinds.values()].flat())
  return [...all].map(row => {
    const having = [...kinds].filter(([, own]) => own.includes(row)).map(([kind]) => kind)
    const named = having.length < kinds.size * 0.75 ? `(${having.join(', ')})` : ''
    return row.replace('`', `\`${path}${named}.`)
  })
}

const isObject = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value)

describe('the README', () => {
  test('shows the example of an upstream as it is tested', () => {
    const example = readFileSync(new URL('../helpers/paper/paper.ts', import.meta.url), 'utf8')
    const page = readme.slice(readme.indexOf('### Add an upstream'), readme.indexOf('## HTTP'))
    const shown = [...page.matchAll(/```ts\n(.*?)\n```/gs)].map(([, code = '']) => code)
    expect(shown).toHaveLength(2)
    for (const code of shown) expect(example).toContain(code)
  })

  const config = rows(z.toJSONSchema(Config, { io: 'input' }) as Schema, '').filter(
    row => !row.startsWith('| `$schema`'),
  )

  test.each(config)('has the config key as it is: %s', row => {
    expect(readme.split('\n')).toContain(row)
  })

  test('has no config key that is none', () => {
    const table = readme.slice(readme.indexOf('## Config'), readme.indexOf('## HTTP'))
    const listed = table.split('\n').filter(line => /^\| `/.test(line))
    expect(listed.filter(line => !config.includes(line))).toEqual([])
  })

  test('names every language', () => {
    const named = readme.slice(readme.indexOf('The form speaks'), readme.indexOf('### Questions'))
    expect(LOCALES.filter(id => !named.includes(`\`${id}\``))).toEqual([])
    expect(readme).toContain(`| ${LOCALES.length} languages,`)
  })

  test.each(Object.entries(PROBLEMS))('says what to do about %s', (code, [status]) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${code}\` \\| ${status} \\| .{10,} \\|$`, 'm'))
  })

  test('says what to do about every word for why a delivery is not done, and of no other', () => {
    const page = readme.slice(readme.indexOf('| why |'), readme.indexOf('## Config'))
    const words = (text: string) => [...text.matchAll(/`([a-z_]+)`/g)].map(([, word = '']) => word)
    const listed = page
      .split('\n')
      .flatMap(row => words(row.startsWith('| `') ? (row.split('|')[1] ?? '') : ''))
    const warnings = page.slice(page.indexOf('The log warns'))
    expect(wordsForWhy().filter(word => ![...listed, ...words(warnings)].includes(word))).toEqual([])
    expect(listed.filter(word => !wordsForWhy().includes(word))).toEqual([])
    expect(listed.length).toBeGreaterThan(30)
  })

  test.each(FIELD_CODES)('names the field code %s', code => {
    expect(readme.slice(readme.indexOf('Field codes:'))).toContain(`\`${code}\``)
  })
})
