import { describe, expect, test } from 'vitest'
import { reservedHeight } from '../../relay/http/reserved-height.ts'
import { linesOf } from '../../relay/http/text-lines.ts'
import { formWith } from '../helpers/forms.ts'

const heightOf = (changes: object) => reservedHeight(formWith({ languages: ['en'], ...changes }))

describe('the height that is reserved for a form', () => {
  const plain = heightOf({})

  test('is that of its first step', () => {
    const questions = [{ key: 'message', kind: 'textarea' }]
    expect(heightOf({ questions: [...questions, { key: 'more', kind: 'textarea', label: 'More' }] })).toBe(
      plain,
    )
    // A label with the box below it and the space above, without the words for the step.
    expect(heightOf({ questions, steps: 1 })).toBe(plain + 20 + 28 + 144 - 40)
  })

  test('has room for a question that is asked in the first step', () => {
    const options = ['a', 'b'].map(value => ({ value, label: value.toUpperCase() }))
    const questions = [
      { key: 'topic', kind: 'select', label: 'Topic', options },
      { key: 'message', kind: 'textarea' },
    ]
    const route = [{ when: { answers: { topic: ['a'] } }, upstream: 'crm' }]
    expect(heightOf({ questions, route })).toBe(plain + 20 + 28 + 48)
  })

  test('leaves out what is not asked at first', () => {
    const options = [{ value: 'a', label: 'A' }]
    const topic = { key: 'topic', kind: 'radio', label: 'Topic', options }
    const then = { key: 'then', label: 'And then?', showIf: { topic: 'a' } }
    expect(heightOf({ steps: 1, questions: [topic, then] })).toBe(heightOf({ steps: 1, questions: [topic] }))
  })

  test('is that of the language which takes most', () => {
    const title = { en: 'Hello', fr: 'Écrivez-nous pour que nous vous rappelions dans la journée' }
    const [en, fr, both] = [['en'], ['fr'], ['en', 'fr']].map(languages => heightOf({ title, languages }))
    expect([both, fr]).toEqual([fr, Math.max(Number(en), Number(fr))])
    expect(fr).toBeGreaterThan(Number(en))
  })

  test('counts what a wording shows, not the address behind it', () => {
    const consent = (address: string) => ({ version: '1', label: `I agree to the [terms](${address}).` })
    const [short, long] = ['https://a.example/', `https://a.example/${'x'.repeat(300)}`]
    expect(heightOf({ consent: consent(long) })).toBe(heightOf({ consent: consent(short) }))
  })
})

describe('the lines of a text', () => {
  test.each([
    [1, 'Contact us', 24, 278],
    [2, 'Book a visit to our workshop', 24, 278],
    [1, '', 16, 278],
    [3, 'x'.repeat(70), 16, 278],
    [2, '請告訴我們您需要什麼我們會盡快與您聯絡', 16, 278],
    [1, 'e\u0301'.repeat(20), 16, 278],
  ])('are %i: %s', (lines, text, size, width) => {
    expect(linesOf(text, size, width)).toBe(lines)
  })
})
