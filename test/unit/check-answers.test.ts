import { describe, expect, test } from 'vitest'
import { checkAnswers } from '../../relay/intake/check-answers.ts'
import type { Form } from '../../relay/intake/form.ts'
import { formWith } from '../helpers/forms.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')

const checked = (form: Form, step: 1 | 2, answers: Record<string, string>) =>
  checkAnswers(form, { step, answers, at: NOW })

const form = formWith({
  questions: [
    { key: 'message', kind: 'textarea', required: true },
    { key: 'budget', label: 'Budget', maxLength: 10 },
  ],
})

test('Answers are trimmed, composed and kept without the empty ones', () => {
  expect(checked(form, 2, { message: ' Ame\u0301lie\r\nasks ', budget: ' ' })).toEqual({
    answers: { message: 'Amélie\nasks' },
  })
})

describe('answers are refused for', () => {
  const message = 'Hello'
  test.each<[what: string, given: Record<string, string>, errors: object[]]>([
    ['a missing required one', {}, [{ field: 'answers.message', code: 'required' }]],
    ['a blank required one', { message: ' \n' }, [{ field: 'answers.message', code: 'required' }]],
    ['an invisible required one', { message: '\u200b' }, [{ field: 'answers.message', code: 'required' }]],
    [
      'one that is longer than its question allows',
      { message, budget: 'x'.repeat(11) },
      [{ field: 'answers.budget', code: 'too_long', max: 10 }],
    ],
    [
      'one that is longer than a textarea holds',
      { message: 'x'.repeat(5001) },
      [{ field: 'answers.message', code: 'too_long', max: 5000 }],
    ],
    [
      'a line break in one line',
      { message, budget: 'a\nb' },
      [{ field: 'answers.budget', code: 'characters' }],
    ],
    ['a control character', { message: 'a\u0000' }, [{ field: 'answers.message', code: 'characters' }]],
    ['a bidi override', { message: 'a\u202eb' }, [{ field: 'answers.message', code: 'characters' }]],
    ['an unknown key', { message, other: 'x' }, [{ field: 'answers.other', code: 'unknown' }]],
    ['the key toString', { message, toString: 'x' }, [{ field: 'answers.toString', code: 'unknown' }]],
    [
      'the key constructor',
      { message, constructor: 'x' },
      [{ field: 'answers.constructor', code: 'unknown' }],
    ],
    [
      'the key __proto__',
      JSON.parse('{"message":"Hello","__proto__":"x"}'),
      [{ field: 'answers.__proto__', code: 'unknown' }],
    ],
  ])('%s', (_what, given, errors) => {
    expect(checked(form, 2, given)).toEqual({ errors })
  })
})

test('An answer is not inherited', () => {
  const inherits: Record<string, string> = Object.create({ message: 'from a prototype' })
  expect(checked(form, 2, inherits)).toEqual({
    errors: [{ field: 'answers.message', code: 'required' }],
  })
})

test('Exactly as many characters as allowed are taken, emoji counting as two', () => {
  expect(checked(form, 2, { message: 'x', budget: '😀'.repeat(5) })).toEqual({
    answers: { message: 'x', budget: '😀'.repeat(5) },
  })
})

describe('a select', () => {
  const options = ['sales', 'after sales'].map(value => ({ value, label: value.toUpperCase() }))
  const asking = (changes: object) =>
    formWith({ questions: [{ key: 'topic', kind: 'select', label: 'Topic', options, ...changes }] })
  const wrong = { errors: [{ field: 'answers.topic', code: 'option' }] }

  test.each([
    ['one of its values', 'after sales', { answers: { topic: 'after sales' } }],
    ['a label in place of a value', 'SALES', wrong],
    ['another text', 'jobs', wrong],
    ['part of a value', 'sale', wrong],
    ['a text of two lines', 'sales\nafter sales', wrong],
    ['a blank', ' ', { answers: {} }],
  ])('answered with %s', (_what, topic, outcome) => {
    expect(checked(asking({}), 2, { topic })).toEqual(outcome)
  })

  test.each([[{}], [{ topic: '' }]])('that is required is not answered by %j', given => {
    expect(checked(asking({ required: true }), 2, given)).toEqual(wrong)
  })
})

describe('of two steps', () => {
  const options = [{ value: 'sales', label: 'Sales' }]
  const routed = formWith({
    questions: [
      { key: 'topic', kind: 'select', label: 'Topic', options, required: true },
      { key: 'message', kind: 'textarea', required: true },
    ],
    route: [{ when: { answers: { topic: 'sales' } }, upstream: 'crm' }],
  })
  const [topic, message] = ['sales', 'Hello']

  test('each has its own questions', () => {
    expect(checked(routed, 1, { topic })).toEqual({ answers: { topic } })
    expect(checked(routed, 2, { message })).toEqual({ answers: { message } })
  })

  test('neither knows the questions of the other', () => {
    const unknown = (field: string) => ({ errors: [{ field, code: 'unknown' }] })
    expect(checked(routed, 1, { topic, message })).toEqual(unknown('answers.message'))
    expect(checked(routed, 2, { topic, message })).toEqual(unknown('answers.topic'))
  })
})
