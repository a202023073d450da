import { describe, expect, test } from 'vitest'
import { configWith, mistakesIn } from '../helpers/config.ts'

const options = ['sales', 'help', 'other'].map(value => ({ value, label: value }))
const TOPIC = { key: 'topic', kind: 'radio', label: 'Topic', options }
const MESSAGE = { key: 'message', kind: 'textarea' }
const UNKNOWN = 'no such key here (a typing mistake?)'

/** What is wrong with a form: where within it, and what was expected. */
function mistakesOf(changes: Record<string, unknown>): [path: string, expected: string][] {
  const form = Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [`forms.contact.${key}`, value]),
  )
  return mistakesIn(configWith(form)).map(({ path, expected }) => [
    path.replace('forms.contact.', ''),
    expected,
  ])
}

/** With what is wrong with a question of a kind; null when nothing is. */
type Case = [changes: object, mistake: [key: string, expected: string] | null]

const CASES: Record<string, { right: object; cases: Case[] }> = {
  text: {
    right: {},
    cases: [
      [{ minLength: 500 }, null],
      [{ minLength: 501 }, ['maxLength', 'at least 501, which is minLength']],
      [{ minLength: 9, maxLength: 8 }, ['maxLength', 'at least 9, which is minLength']],
      [{ minLength: 0 }, ['minLength', 'at least 1']],
      [{ pattern: '[A-Z]{2}\\d+', patternHint: 'Such as AB123' }, null],
      [{ pattern: '\\d+' }, ['patternHint', 'how to write it']],
      [{ patternHint: 'Digits' }, ['patternHint', 'nothing, or a pattern']],
      [
        { pattern: '\\d+', patternHint: 'Digits', maxLength: 501 },
        ['maxLength', 'at most 500 with a pattern'],
      ],
      [{ options }, ['options', UNKNOWN]],
    ],
  },
  textarea: {
    right: {},
    cases: [
      [{ minLength: 5000 }, null],
      [{ minLength: 20, maxLength: 10 }, ['maxLength', 'at least 20, which is minLength']],
      [{ pattern: '.' }, ['pattern', UNKNOWN]],
    ],
  },
  radio: {
    right: { options },
    cases: [
      [{ options: [] }, ['options', 'at least one option']],
      [{ minChoices: 1 }, ['minChoices', UNKNOWN]],
    ],
  },
  checkboxes: {
    right: { options },
    cases: [
      [{ minChoices: 2, maxChoices: 2 }, null],
      [{ minChoices: 3, maxChoices: 2 }, ['maxChoices', 'at least 3, which is minChoices']],
      [{ minChoices: 4 }, ['minChoices', 'at most 3, which is all of them']],
      [{ options: [{ value: 'a,b', label: 'A' }] }, ['options[0].value', 'a text without a comma']],
    ],
  },
  number: {
    right: {},
    cases: [
      [{ min: -2.5, max: -2.5, decimals: 1 }, null],
      [{ max: -1 }, ['max', 'at least 0, which is min']],
      [{ min: '1' }, ['min', 'a number']],
      [{ decimals: 7 }, ['decimals', 'at most 6']],
      [{ max: 1e13 }, ['max', 'at most 1000000000000']],
    ],
  },
  date: {
    right: {},
    cases: [
      [{ min: 'today', max: 'today+14' }, null],
      [{ min: 'today-1', max: '2000-01-01' }, null],
      [{ min: 'today+2', max: 'today+1' }, ['max', 'today+2 or later']],
      [{ min: '2026-12-24', max: '2026-12-23' }, ['max', '2026-12-24 or later']],
      ...['2026-02-30', '24.12.2026', 'tomorrow', 'today + 1', '2026-12-24T00:00'].map(
        (min): Case => [{ min }, ['min', 'a day such as "2026-12-24", "today", "today+14" or "today-365"']],
      ),
    ],
  },
  url: { right: {}, cases: [[{ maxLength: 5 }, ['maxLength', UNKNOWN]]] },
}

describe.each(Object.entries(CASES))('a question of kind %s', (kind, { right, cases }) => {
  const question = { key: 'asked', kind, label: 'Asked', ...right }

  test.each<Case>([[{}, null], ...cases])('with %j', (changes, mistake) => {
    const found = mistake === null ? [] : [[`questions[0].${mistake[0]}`, mistake[1]]]
    expect(mistakesOf({ questions: [{ ...question, ...changes }] })).toEqual(found)
  })

  test('has a label', () => {
    const LABEL = 'a label, because only the key "message" has a text in every language'
    expect(mistakesOf({ questions: [{ ...question, label: undefined }] })).toEqual([['questions[0]', LABEL]])
  })
})

describe('a pattern', () => {
  const expected = (pattern: string) =>
    mistakesOf({ questions: [{ key: 'asked', label: 'Asked', pattern, patternHint: 'So' }] })

  test.each(['(', 'a)(b', '[a&&&b]', '\\p{Nothing}'])('that is none is a mistake: %s', pattern => {
    expect(expected(pattern)).toEqual([
      ['questions[0].pattern', expect.stringMatching(/^a regular expression \(Invalid regular expression/)],
    ])
  })

  test.each(['(a+)+', '(\\d*)*x', '(a|a)*', '(\\w+\\s?)*', '\\d*\\d*\\d*\\d*'])(
    'that backtracks without end is a mistake: %s',
    pattern => {
      expect(expected(pattern)).toEqual([
        [
          'questions[0].pattern',
          expect.stringMatching(/^a pattern that is not slow: this one takes long for/),
        ],
      ])
    },
  )
})

describe('a hidden question', () => {
  test('has nothing but its key', () => {
    const questions = [MESSAGE, { key: 'campaign', kind: 'hidden', label: 'Campaign' }]
    expect(mistakesOf({ questions })).toEqual([['questions[1].label', UNKNOWN]])
  })

  test('is not all that a form asks', () => {
    expect(mistakesOf({ questions: [{ key: 'campaign', kind: 'hidden' }] })).toEqual([
      ['questions', 'a question that no route looks at, for the second step'],
    ])
  })
})

describe('a condition', () => {
  const asked = (showIf: unknown, changes: object = {}) => ({ key: 'budget', label: 'B', showIf, ...changes })
  const route = [{ when: { answers: { budget: 'sales' } }, upstream: 'reception' }]

  test.each([
    ['on one value', { topic: 'sales' }],
    ['on one of two', { topic: ['sales', 'other'] }],
  ])('%s is right', (_what, showIf) => {
    expect(mistakesOf({ questions: [TOPIC, asked(showIf)] })).toEqual([])
  })

  test.each<[what: string, questions: object[], path: string, expected: string]>([
    ['on nothing', [TOPIC, asked({})], 'questions[1].showIf', 'at least one question'],
    [
      'on another value',
      [TOPIC, asked({ topic: ['sales', 'jobs'] })],
      'questions[1].showIf.topic',
      'of its options: sales, help, other',
    ],
    [
      'on a later question',
      [asked({ topic: 'sales' }), TOPIC],
      'questions[0].showIf.topic',
      'an earlier question with options: there is none',
    ],
    [
      'on itself',
      [TOPIC, { ...TOPIC, key: 'more', showIf: { more: 'sales' } }],
      'questions[1].showIf.more',
      'an earlier question with options: topic',
    ],
    [
      'on a text',
      [TOPIC, MESSAGE, asked({ message: 'sales' })],
      'questions[2].showIf.message',
      'an earlier question with options: topic',
    ],
    [
      'on what every object has',
      [TOPIC, asked({ constructor: 'sales' })],
      'questions[1].showIf.constructor',
      'an earlier question with options: topic',
    ],
  ])('%s is a mistake', (_what, questions, path, expected) => {
    expect(mistakesOf({ questions })).toEqual([[path, expected]])
  })

  test('of the first step looks at nothing that the second asks', () => {
    const routed = asked({ topic: 'sales' }, { kind: 'select', options })
    expect(mistakesOf({ route, questions: [TOPIC, routed] })).toEqual([
      ['questions[1].showIf.topic', 'an earlier question with options: there is none'],
    ])
  })

  test('of the second step may look at what the first asks', () => {
    const first = { ...TOPIC, key: 'budget' }
    const questions = [first, { ...MESSAGE, showIf: { budget: 'help' } }]
    expect(mistakesOf({ route, questions })).toEqual([])
  })
})

describe('consent', () => {
  const right = { version: '2026-11', label: 'I agree to the [terms](https://www.example.com/terms).' }
  const LINK = 'text with one link at most, such as "I agree to the [terms](https://www.example.com/terms)."'
  const VERSION = 'up to 64 letters, digits, dots, hyphens and underscores, such as "2026-11"'

  test.each([
    [right],
    [{ ...right, label: { en: 'I agree.', ar: '[أوافق](https://www.example.com/ar)' } }],
    [{ ...right, required: false, former: ['2026-10'] }],
  ])('may be %j', consent => {
    expect(mistakesOf({ consent })).toEqual([])
  })

  test.each<[changes: object, path: string, expected: string]>([
    [{ version: undefined }, 'version', 'a string'],
    [{ version: 'a b' }, 'version', VERSION],
    [{ former: [''] }, 'former[0]', VERSION],
    [{ label: 'The [terms](http://www.example.com)' }, 'label', LINK],
    [{ label: 'The [terms](javascript:alert(1))' }, 'label', LINK],
    [{ label: { en: 'Fine', ar: '[a](https://a.example) [b](https://b.example)' } }, 'label', LINK],
    [{ label: undefined }, 'label', 'a string or an object'],
    [{ text: 'I agree' }, 'text', UNKNOWN],
  ])('with %j is a mistake', (changes, path, expected) => {
    expect(mistakesOf({ consent: { ...right, ...changes } })).toEqual([[`consent.${path}`, expected]])
  })
})
