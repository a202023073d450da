import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAnswers } from '../../relay/intake/check-answers.ts'
import { formWith } from '../helpers/forms.ts'

/** Before noon in Greenwich: far west of there it is the 20th still, far east the 22nd already. */
const NOW = Date.parse('2026-11-21T11:00:00Z')

const options = ['sales', 'help', 'after sales'].map(value => ({ value, label: value }))

/** What becomes of an answer to a question: the text that the upstream gets, or what is wrong. */
function checked(question: object, given: string, at = NOW): unknown {
  const form = formWith({ questions: [{ key: 'asked', label: 'Asked', ...question }] })
  const outcome = checkAnswers(form, { step: 2, answers: { asked: given }, at })
  if ('answers' in outcome) return outcome.answers.asked
  const [{ field, ...fault } = { field: '' }] = outcome.errors
  expect([field, outcome.errors.length]).toEqual(['answers.asked', 1])
  return fault
}

const HUGE = 'x'.repeat(16_000)

describe('a text', () => {
  const limited = { minLength: 3, maxLength: 5 }
  const patterned = { pattern: '[A-Z]{2}\\d{4}', patternHint: 'AB1234' }

  test.each([
    ['as short as may be', limited, 'abc', 'abc'],
    ['too short', limited, 'ab', { code: 'too_short', min: 3 }],
    ['too short but for blanks', limited, ' a ', { code: 'too_short', min: 3 }],
    ['too long', limited, 'abcdef', { code: 'too_long', max: 5 }],
    ['like the pattern', patterned, 'AB1234', 'AB1234'],
    ['only partly like the pattern', patterned, 'AB12345', { code: 'pattern' }],
    ['like an alternative of the pattern', { pattern: 'a|bc', patternHint: 'a' }, 'bc', 'bc'],
    [
      'that starts with an alternative only',
      { pattern: 'a|bc', patternHint: 'a' },
      'abc',
      { code: 'pattern' },
    ],
  ])('%s', (_what, question, given, outcome) => {
    expect(checked(question, given)).toEqual(outcome)
  })

  test('that a pattern is slow for is refused after a moment', () => {
    // Quick for texts of one character, which is what is tried at the start.
    const pattern = '(ab|abab)*c'
    expect(checked({ pattern, patternHint: 'c' }, 'ab'.repeat(200))).toEqual({ code: 'pattern' })
  })
})

describe('radio buttons', () => {
  test.each([
    ['help', 'help'],
    ['after sales', 'after sales'],
    ['jobs', { code: 'option' }],
    ['sales, help', { code: 'option' }],
    [HUGE, { code: 'option' }],
  ])('answered with %s', (given, outcome) => {
    expect(checked({ kind: 'radio', options }, given)).toEqual(outcome)
  })

  test('that need an answer are not left out', () => {
    expect(checked({ kind: 'radio', options, required: true }, ' ')).toEqual({ code: 'option' })
  })
})

describe('checkboxes', () => {
  const two = { minChoices: 2, maxChoices: 2 }

  test.each<[given: string, changes: object, outcome: unknown]>([
    ['help', {}, 'help'],
    ['after sales, sales', {}, 'sales, after sales'],
    ['help,help , sales', {}, 'sales, help'],
    ['', {}, undefined],
    ['', { minChoices: 2 }, undefined],
    ['', { required: true }, { code: 'too_few', min: 1 }],
    ['', { required: true, minChoices: 2 }, { code: 'too_few', min: 2 }],
    ['help', two, { code: 'too_few', min: 2 }],
    ['sales, help, after sales', two, { code: 'too_many', max: 2 }],
    ['help, jobs', {}, { code: 'option' }],
    ['help,,sales', {}, { code: 'option' }],
    ['["help"]', {}, { code: 'option' }],
    [`${'help,'.repeat(3000)}help`, {}, 'help'],
  ])('answered with %j and %j', (given, changes, outcome) => {
    expect(checked({ kind: 'checkboxes', options, ...changes }, given)).toEqual(outcome)
  })

  test('are answered in the order of the form, whatever order they come in', () => {
    const values = options.map(({ value }) => value)
    fc.assert(
      fc.property(fc.subarray(values, { minLength: 1 }), fc.integer(), (chosen, turn) => {
        const turned = [...chosen.slice(turn % 3), ...chosen.slice(0, turn % 3)]
        expect(checked({ kind: 'checkboxes', options }, turned.join(', '))).toBe(chosen.join(', '))
      }),
    )
  })
})

describe('a number', () => {
  test.each<[given: string, changes: object, outcome: unknown]>([
    ['42', {}, '42'],
    ['007', {}, '7'],
    ['0', {}, '0'],
    ['-0', {}, '0'],
    ['000', {}, '0'],
    ['12.0', {}, '12'],
    ['12.5', {}, { code: 'number' }],
    ['12.50', { decimals: 1 }, '12.5'],
    ['12.55', { decimals: 1 }, { code: 'number' }],
    ['-3', {}, { code: 'min', min: 0 }],
    ['-3', { min: -3 }, '-3'],
    ['11', { max: 10 }, { code: 'max', max: 10 }],
    ...['1e3', '0x10', '1,5', '1 000', '+1', '.5', '1.', 'NaN', 'Infinity', '--1', '١٢', '1\n2', HUGE].map(
      (given): [string, object, unknown] => [given, {}, { code: 'number' }],
    ),
    ['9'.repeat(16), {}, { code: 'number' }],
    ['0'.repeat(16_000), {}, '0'],
  ])('written %s with %j', (given, changes, outcome) => {
    expect(checked({ kind: 'number', ...changes }, given)).toEqual(outcome)
  })

  test('is the same number upstream, and written the same way when it is sent again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(999), (whole, part) => {
        const given = `${whole}.${`${part}`.padStart(3, '0')}`
        const question = { kind: 'number', min: -1e12, decimals: 3 }
        const answer = checked(question, given)
        expect(Number(answer)).toBe(Number(given) === 0 ? 0 : Number(given))
        expect(checked(question, String(answer))).toBe(answer)
      }),
    )
  })
})

describe('a date', () => {
  test.each<[given: string, changes: object, outcome: unknown]>([
    ['2026-12-24', {}, '2026-12-24'],
    ['2028-02-29', {}, '2028-02-29'],
    ...[
      '2026-02-29',
      '2026-13-01',
      '24.12.2026',
      '2026-12-24T00:00',
      '+002026-12-24',
      '0000-00-00',
      HUGE,
    ].map((given): [string, object, unknown] => [given, {}, { code: 'date' }]),
    ['2026-11-20', { min: 'today' }, '2026-11-20'],
    ['2026-11-19', { min: 'today' }, { code: 'early', min: '2026-11-20' }],
    ['2026-11-22', { max: 'today' }, '2026-11-22'],
    ['2026-11-23', { max: 'today' }, { code: 'late', max: '2026-11-22' }],
    ['2026-12-07', { max: 'today+14' }, { code: 'late', max: '2026-12-06' }],
    ['2025-11-19', { min: 'today-365' }, { code: 'early', min: '2025-11-20' }],
    ['2026-12-23', { min: '2026-12-24' }, { code: 'early', min: '2026-12-24' }],
    ['2026-12-24', { min: '2026-12-24', max: '2026-12-24' }, '2026-12-24'],
  ])('written %s with %j', (given, changes, outcome) => {
    expect(checked({ kind: 'date', ...changes }, given)).toEqual(outcome)
  })
})

describe('a web address', () => {
  test.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['http://example.com', 'http://example.com'],
    ['example.com', 'https://example.com'],
    ['www.example.co.uk:8080/shop', 'https://www.example.co.uk:8080/shop'],
    ['müller.example/büro', 'https://müller.example/büro'],
    ['HTTPS://EXAMPLE.COM', 'HTTPS://EXAMPLE.COM'],
    ['exam\u200bple.com', 'https://example.com'],
    ['https://example.com\u202e/moc', 'https://example.com/moc'],
  ])('%s is taken', (given, answer) => {
    expect(checked({ kind: 'url' }, given)).toBe(answer)
  })

  test.each([
    'nope',
    'two words.example',
    'javascript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,hello',
    'mailto:ana@example.com',
    'ana@example.com',
    'https://ana:secret@example.com',
    'https://',
    '//example.com',
    'https:///example.com',
    'https://example.com\\@evil.example',
    'https://example.com/"><script>',
    'https://.',
    'https://a..',
    'https://[::1]',
    'ftp://example.com',
    'file:///etc/passwd',
  ])('%s is not', given => {
    expect(checked({ kind: 'url' }, given)).toEqual({ code: 'url' })
  })

  test('that is too long is not', () => {
    expect(checked({ kind: 'url' }, `https://example.com/${HUGE}`)).toEqual({ code: 'too_long', max: 2048 })
  })
})

test('Whatever is sent, the outcome is a short text or a code, and never an error', () => {
  const kinds = [
    { kind: 'radio', options },
    { kind: 'checkboxes', options },
    { kind: 'number', decimals: 6 },
    { kind: 'date', min: 'today' },
    { kind: 'url' },
    { kind: 'text', pattern: '\\w+', patternHint: 'A word' },
  ]
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('0', '1', '-', '.', ',', ' ', 'a', '\0', '\ud800', ':', '/') }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...kinds), hostile, (question, given) => {
      const outcome = checked(question, given)
      if (typeof outcome === 'string') expect(outcome.length).toBeLessThanOrEqual(2100)
      else expect(outcome === undefined || typeof (outcome as { code: string }).code === 'string').toBe(true)
    }),
  )
})

describe('a question with a condition', () => {
  const chained = formWith({
    questions: [
      { key: 'topic', kind: 'radio', label: 'T', options, required: true },
      { key: 'parts', kind: 'checkboxes', label: 'P', options, required: true, showIf: { topic: 'help' } },
      { key: 'more', label: 'M', required: true, showIf: { parts: ['sales', 'after sales'] } },
    ],
  })
  const outcome = (answers: Record<string, string>) => checkAnswers(chained, { step: 2, answers, at: NOW })

  test('that does not hold needs no answer', () => {
    expect(outcome({ topic: 'sales' })).toEqual({ answers: { topic: 'sales' } })
  })

  test('that does not hold has none, however wrong the one that is sent', () => {
    expect(outcome({ topic: 'sales', parts: 'nonsense', more: 'x' })).toEqual({ answers: { topic: 'sales' } })
  })

  test('that holds has to be answered', () => {
    expect(outcome({ topic: 'help' })).toEqual({
      errors: [{ field: 'answers.parts', code: 'too_few', min: 1 }],
    })
    expect(outcome({ topic: 'help', parts: 'after sales, help' })).toEqual({
      errors: [{ field: 'answers.more', code: 'required' }],
    })
    const answers = { topic: 'help', parts: 'help, after sales', more: 'x' }
    expect(outcome(answers)).toEqual({ answers })
  })

  test('on a question that is not asked itself does not hold', () => {
    expect(outcome({ topic: 'sales', parts: 'sales', more: 'x' })).toEqual({ answers: { topic: 'sales' } })
  })

  test('is not fooled by a value that is part of another', () => {
    const comma = formWith({
      questions: [
        {
          key: 'topic',
          kind: 'select',
          label: 'T',
          options: ['a', 'a, b'].map(value => ({ value, label: value })),
        },
        { key: 'more', label: 'M', required: true, showIf: { topic: 'a' } },
      ],
    })
    const answers = { topic: 'a, b' }
    expect(checkAnswers(comma, { step: 2, answers, at: NOW })).toEqual({ answers })
  })
})
