import { describe, expect, test } from 'vitest'
import { configWith, mistakesIn } from '../helpers/config.ts'

const OPTIONS = [
  { value: 'sales', label: { en: 'Sales', ar: 'المبيعات' } },
  { value: 'help', label: 'Help' },
]
const TOPIC = { key: 'topic', kind: 'select', label: 'Topic', options: OPTIONS }
const MESSAGE = { key: 'message', kind: 'textarea' }

/** A form of two languages that asks for a topic and a message, and may be routed to `crm`. */
function routed(changes: Record<string, unknown>) {
  return configWith({
    'upstreams.crm': { kind: 'vorel', apiKey: 'env:KEY' },
    'forms.contact.languages': ['en', 'ar-EG'],
    'forms.contact.questions': [TOPIC, MESSAGE],
    ...Object.fromEntries(Object.entries(changes).map(([key, value]) => [`forms.contact.${key}`, value])),
  })
}

const mistakesOf = (changes: Record<string, unknown>) =>
  mistakesIn(routed(changes)).map(({ path, expected }) => [path.replace('forms.contact.', ''), expected])

test.each([
  ['a language', { language: 'en' }],
  ['languages', { language: ['en', 'ar'] }],
  ['the language of a region', { language: 'AR-eg' }],
  ['an answer', { answers: { topic: 'sales' } }],
  ['answers', { answers: { topic: ['sales', 'help'] } }],
  ['both', { language: 'ar', answers: { topic: ['help'] } }],
])('A route by %s is right', (_what, when) => {
  expect(mistakesOf({ route: [{ when, upstream: 'crm' }] })).toEqual([])
})

test('A route by a language in another spelling than visitors have would never be taken', () => {
  const mistakes = (language: string) =>
    mistakesOf({ languages: ['en-uk', 'fr'], route: [{ when: { language }, upstream: 'crm' }] })
  expect(mistakes('en-UK')).toEqual([
    ['route[0].when.language', 'a language that the form offers: en-GB, fr'],
  ])
  expect(mistakes('en-gb')).toEqual([])
})

describe('a mistake of a route', () => {
  const EMPTY = 'a "language", "answers", or both'
  const LANGUAGE = 'a language that the form offers: en, ar-EG'
  const UPSTREAM = 'one of the upstreams: reception, crm'
  const OPTION = 'one of its options: sales, help'
  const SELECT = 'a question of kind "select" or "radio": topic'
  const LIST = 'a text or a list of texts'

  test.each<[what: string, entry: object, path: string, expected: string]>([
    ['no condition', { when: {} }, 'when', EMPTY],
    ['nothing to look at', { when: undefined }, 'when', 'an object'],
    ['no question', { when: { answers: {} } }, 'when.answers', 'at least one question'],
    [
      'an unknown condition',
      { when: { language: 'ar', country: 'GB' } },
      'when.country',
      'no such key here (a typing mistake?)',
    ],
    ['a language that the form does not offer', { when: { language: 'fr' } }, 'when.language', LANGUAGE],
    ['one of several', { when: { language: ['en', 'fr'] } }, 'when.language[1]', LANGUAGE],
    ['a region that the form does not offer', { when: { language: 'ar-MA' } }, 'when.language', LANGUAGE],
    ['half a language', { when: { language: 'a' } }, 'when.language', LANGUAGE],
    ['no language', { when: { language: [] } }, 'when.language', 'at least one'],
    ['a number for a language', { when: { language: 5 } }, 'when.language', LIST],
    ['a number among languages', { when: { language: [5] } }, 'when.language[0]', 'a string'],
    ['an unknown question', { when: { answers: { size: 'big' } } }, 'when.answers.size', SELECT],
    [
      'a question that every object has',
      { when: { answers: { valueOf: '' } } },
      'when.answers.valueOf',
      SELECT,
    ],
    [
      'a question that is no select',
      { when: { answers: { message: 'Hi' } } },
      'when.answers.message',
      SELECT,
    ],
    ['an unknown option', { when: { answers: { topic: 'jobs' } } }, 'when.answers.topic', OPTION],
    ['one of several', { when: { answers: { topic: ['help', 'x'] } } }, 'when.answers.topic[1]', OPTION],
    ['the label of an option', { when: { answers: { topic: 'Sales' } } }, 'when.answers.topic', OPTION],
    ['no option', { when: { answers: { topic: [] } } }, 'when.answers.topic', 'at least one'],
    ['an unknown upstream', { upstream: 'sales' }, 'upstream', UPSTREAM],
    ['an upstream that every object has', { upstream: 'toString' }, 'upstream', UPSTREAM],
    ['no upstream', { upstream: undefined }, 'upstream', 'a string'],
    ['an unknown key', { else: 'crm' }, 'else', 'no such key here (a typing mistake?)'],
  ])('%s', (_what, entry, path, expected) => {
    const route = [
      { when: { language: 'en' }, upstream: 'crm' },
      { when: { language: 'ar' }, upstream: 'crm', ...entry },
    ]
    expect(mistakesOf({ route })).toEqual([[`route[1].${path}`, expected]])
  })

  test('a question looked at where there is no select', () => {
    const route = [{ when: { answers: { topic: 'sales' } }, upstream: 'crm' }]
    expect(mistakesOf({ route, questions: [MESSAGE] })).toEqual([
      ['route[0].when.answers.topic', 'a question of kind "select" or "radio": there is none'],
    ])
  })

  test('no question left for the second step', () => {
    const route = [{ when: { answers: { topic: 'sales' } }, upstream: 'crm' }]
    expect(mistakesOf({ route, questions: [TOPIC] })).toEqual([
      ['questions', 'a question that no route looks at, for the second step'],
    ])
  })
})

test('All mistakes of all routes are listed, beside those of the rest of the form', () => {
  const route = [
    { when: { language: 'fr', answers: { topic: 'jobs', size: 'big' } }, upstream: 'nobody' },
    { when: {}, upstream: 'crm' },
    { when: { language: 'de' }, upstream: 'nothing' },
  ]
  expect(
    mistakesOf({ route, contact: 'pigeon' })
      .map(([path]) => path)
      .toSorted(),
  ).toEqual([
    'contact',
    'route[0].upstream',
    'route[0].when.answers.size',
    'route[0].when.answers.topic',
    'route[0].when.language',
    'route[1].when',
    'route[2].upstream',
    'route[2].when.language',
  ])
})

test('What is wrong with a question or a language is said there, and not once more at the routes', () => {
  const route = [{ when: { language: 'fr', answers: { topic: 'sales' } }, upstream: 'crm' }]
  expect(
    mistakesOf({ route, questions: [{ ...TOPIC, options: [] }, MESSAGE], languages: ['en', 7] }),
  ).toEqual([
    ['languages[1]', 'a string'],
    ['questions[0].options', 'at least one option'],
  ])
})

describe('a copy', () => {
  const ALWAYS = 'an upstream that does not receive everything anyway'
  const toCrm = { when: { language: 'ar' }, upstream: 'crm' }
  const toReception = { when: { language: 'ar' }, upstream: 'reception' }

  test.each([
    ['to another upstream', { copyTo: ['crm'] }],
    ['to one that some are routed to', { copyTo: ['crm'], route: [toCrm] }],
    ['to one that not all are routed away from', { copyTo: ['reception', 'crm'], route: [toCrm] }],
  ])('%s is right', (_what, changes) => {
    expect(mistakesOf(changes)).toEqual([])
  })

  test.each<[what: string, changes: Record<string, unknown>, path: string, expected: string]>([
    ['made twice', { copyTo: ['crm', 'crm'] }, 'copyTo', 'every upstream once'],
    ['to the upstream itself', { copyTo: ['crm', 'reception'] }, 'copyTo[1]', ALWAYS],
    [
      'to where all routes lead as well',
      { copyTo: ['reception'], route: [toReception] },
      'copyTo[0]',
      ALWAYS,
    ],
  ])('%s is a mistake', (_what, changes, path, expected) => {
    expect(mistakesOf(changes)).toContainEqual([path, expected])
  })
})

describe('a mistake of a select', () => {
  const VALUE = 'a text without blanks around it or control characters'
  const withValue = (value: unknown) => ({ options: [{ value, label: 'One' }] })

  test.each<[what: string, changes: object, path: string, expected: string]>([
    ['no options', { options: undefined }, 'options', 'an array'],
    ['an empty list of options', { options: [] }, 'options', 'at least one option'],
    [
      'too many options',
      { options: Array.from({ length: 101 }, (_, i) => ({ value: `${i}`, label: 'One' })) },
      'options',
      'at most 100 entries',
    ],
    [
      'a value twice',
      { options: [...OPTIONS, { value: 'help', label: 'More' }] },
      'options',
      'every value once',
    ],
    ['an empty value', withValue(''), 'options[0].value', VALUE],
    ['a value with a blank behind it', withValue('a '), 'options[0].value', VALUE],
    ['a value of two lines', withValue('a\nb'), 'options[0].value', VALUE],
    ['a value that is not composed', withValue('e\u0301'), 'options[0].value', VALUE],
    ['a value that is too long', withValue('x'.repeat(101)), 'options[0].value', 'at most 100 characters'],
    ['a number', withValue(5), 'options[0].value', 'a string'],
    ['no label', { options: [{ value: 'a' }] }, 'options[0].label', 'a string or an object'],
    ['a length', { maxLength: 20 }, 'maxLength', 'no such key here (a typing mistake?)'],
    ['options of a text', { kind: 'text' }, 'options', 'no such key here (a typing mistake?)'],
  ])('%s', (_what, changes, path, expected) => {
    expect(mistakesOf({ questions: [{ ...TOPIC, ...changes }, MESSAGE] })).toEqual([
      [`questions[0].${path}`, expected],
    ])
  })

  test.each(['s', 'after sales', 'à-la-carte', '20–50 €', '销售'])('is not the value %s', value => {
    expect(mistakesOf({ questions: [{ ...TOPIC, ...withValue(value) }, MESSAGE] })).toEqual([])
  })
})
