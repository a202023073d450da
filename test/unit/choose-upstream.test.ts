import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseUpstream } from '../../relay/intake/choose-upstream.ts'
import { formWith } from '../helpers/forms.ts'

const QUESTIONS = [
  {
    key: 'topic',
    kind: 'select',
    label: 'Topic',
    options: ['sales', 'help'].map(value => ({ value, label: value })),
  },
  {
    key: 'size',
    kind: 'select',
    label: 'Size',
    options: ['s', 'm', 'l'].map(value => ({ value, label: value })),
  },
  { key: 'message', kind: 'textarea' },
]
const LANGUAGES = ['en', 'en-GB', 'ar', 'ar-EG', 'fr']

const routedBy = (route: object[]) => formWith({ languages: LANGUAGES, questions: QUESTIONS, route })

describe('a visitor is sent', () => {
  const form = routedBy([
    { when: { language: 'ar', answers: { topic: 'sales' } }, upstream: 'both' },
    { when: { language: ['ar', 'fr'] }, upstream: 'chat' },
    { when: { answers: { topic: ['sales'], size: ['m', 'l'] } }, upstream: 'crm' },
    { when: { language: 'EN-gb' }, upstream: 'britain' },
  ])

  test.each<[what: string, language: string, answers: Record<string, string> | undefined, upstream: string]>([
    ['where the language says', 'fr', undefined, 'chat'],
    ['where the language says, whatever its region', 'ar-EG', { topic: 'help' }, 'chat'],
    ['where language and answer say', 'ar-EG', { topic: 'sales' }, 'both'],
    ['where both answers say', 'en', { topic: 'sales', size: 'l' }, 'crm'],
    ['to the first of two that fit', 'ar', { topic: 'sales', size: 'l' }, 'both'],
    ['past a route of which one answer differs', 'en', { topic: 'help', size: 'l' }, 'reception'],
    ['past a route of which one answer is missing', 'en', { topic: 'sales' }, 'reception'],
    ['by region, in whatever capitals', 'en-GB', { topic: 'help' }, 'britain'],
    ['to the form’s own without any answer', 'en', undefined, 'reception'],
  ])('%s', (_what, language, answers, upstream) => {
    expect(chooseUpstream(form, { language, ...(answers === undefined ? {} : { answers }) })).toBe(upstream)
  })

  test('to the form’s own where no other is routed to', () => {
    expect(chooseUpstream(formWith(), { language: 'ar' })).toBe('reception')
  })

  test('not by a language that only begins alike', () => {
    const filipino = routedBy([{ when: { language: 'fr' }, upstream: 'chat' }])
    expect(chooseUpstream(filipino, { language: 'frr' })).toBe('reception')
  })
})

test('The upstream is that of the first route that a plain reading of it lets in', () => {
  const oneOrMore = (values: string[]) =>
    fc.oneof(
      fc.constantFrom(...values),
      fc.subarray(values, { minLength: 1 }).map(chosen => [...chosen]),
    )
  const when = fc
    .record(
      {
        language: oneOrMore(LANGUAGES),
        answers: fc
          .record(
            { topic: oneOrMore(['sales', 'help']), size: oneOrMore(['s', 'm', 'l']) },
            { requiredKeys: [] },
          )
          .filter(answers => Object.keys(answers).length > 0),
      },
      { requiredKeys: [] },
    )
    .filter(conditions => Object.keys(conditions).length > 0)
  const visitor = fc.record(
    {
      language: fc.constantFrom(...LANGUAGES),
      answers: fc.record(
        { topic: fc.constantFrom('sales', 'help'), size: fc.constantFrom('s', 'm', 'l') },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['language'] },
  )

  fc.assert(
    fc.property(fc.array(when, { maxLength: 6 }), visitor, (conditions, { language, answers }) => {
      const route = conditions.map((one, i) => ({ when: one, upstream: `upstream-${i}` }))
      const parts = language.split('-')
      // Every language that the visitor's one is of, the longest first: `ar-EG`, `ar`.
      const kinds = parts.map((_, i) => parts.slice(0, parts.length - i).join('-'))
      const listed = (given: string | string[] | undefined) => (Array.isArray(given) ? given : [given])
      let expected = 'reception'
      for (const [i, one] of conditions.entries()) {
        if (one.language !== undefined && !listed(one.language).some(wanted => kinds.includes(wanted ?? '')))
          continue
        if (one.answers?.topic !== undefined && !listed(one.answers.topic).includes(answers?.topic)) continue
        if (one.answers?.size !== undefined && !listed(one.answers.size).includes(answers?.size)) continue
        expected = `upstream-${i}`
        break
      }
      expect(
        chooseUpstream(routedBy(route), { language, ...(answers === undefined ? {} : { answers }) }),
      ).toBe(expected)
    }),
  )
})
