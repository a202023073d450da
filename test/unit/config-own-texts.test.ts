import { describe, expect, test } from 'vitest'
import { wholeTexts } from '../../relay/http/whole-texts.ts'
import { LOCALES } from '../../shared/locales.ts'
import { ALL_TEXTS } from '../../widget/locales/all-texts.ts'
import { configWith, mistakesIn } from '../helpers/config.ts'
import { formWith } from '../helpers/forms.ts'

const configOf = (texts: unknown, languages = ['en', 'pl']) =>
  configWith({ 'forms.contact.languages': languages, 'forms.contact.texts': texts })

/** What stands in the form's texts, and the mistake that it is: where, and what is expected there. */
type Case = [what: string, texts: unknown, mistakeAt: string, expected: string]

const FORMS = 'a string or an object'
const PLAIN = 'one line without control characters'

describe('a mistake of the form’s own texts', () => {
  test.each<Case>([
    ['texts of no language', 'Hello', '', 'an object'],
    ['a language that the form has not', { fr: {} }, '.fr', 'one of the form’s languages: en, pl'],
    ['a language by another tag', { EN: {} }, '.EN', 'one of the form’s languages: en, pl'],
    [
      'a key that there is not',
      { en: { sned: 'Go' } },
      '.en.sned',
      'no such key here (did you mean "send"?)',
    ],
    [
      'an error that there is not',
      { en: { errors: { send: 'Go' } } },
      '.en.errors.send',
      'no such key here (a typing mistake?)',
    ],
    ['a number', { en: { send: 5 } }, '.en.send', 'a string'],
    ['nothing', { en: { send: '' } }, '.en.send', 'some text'],
    ['blanks', { en: { send: '  ' } }, '.en.send', 'some text'],
    ['half a character', { en: { send: '\ud83d' } }, '.en.send', PLAIN],
    ['a long label', { en: { send: 'x'.repeat(81) } }, '.en.send', 'at most 80 characters'],
    ['a long sentence', { en: { sent: 'x'.repeat(301) } }, '.en.sent', 'at most 300 characters'],
    ['a line break', { en: { send: 'Book\na table' } }, '.en.send', PLAIN],
    ['a control character', { en: { send: 'Book\u0007' } }, '.en.send', PLAIN],
    [
      'a placeholder where there is none',
      { en: { send: 'Send, {name}' } },
      '.en.send',
      'text without braces',
    ],
    [
      'a placeholder of another text',
      { en: { step: '{n} of {max}' } },
      '.en.step',
      'text with no braces but those of {n}, {total}',
    ],
    [
      'a placeholder with blanks',
      { en: { sentTitle: 'Thanks, { name }' } },
      '.en.sentTitle',
      'text with no braces but those of {name}',
    ],
    ['plural forms where no number decides', { en: { send: { other: 'Go' } } }, '.en.send', 'a string'],
    [
      'plural forms that the language has not',
      { en: { wait: { few: 'A moment', other: 'Wait' } } },
      '.en.wait.few',
      'one of the forms that en has: one, other',
    ],
    [
      'the same of an error',
      { pl: { errors: { too_long: { two: 'x', other: 'x' } } } },
      '.pl.errors.too_long.two',
      'one of the forms that pl has: few, many, one, other',
    ],
    ['plural forms without the general one', { en: { wait: { one: 'Wait' } } }, '.en.wait.other', 'a string'],
    ['neither a text nor forms', { en: { wait: 5 } }, '.en.wait', FORMS],
  ])('%s', (_what, texts, mistakeAt, expected) => {
    const path = `forms.contact.texts${mistakeAt}`
    expect(mistakesIn(configOf(texts))).toEqual([{ path, got: expect.any(String), expected }])
  })
})

test.each([...LOCALES])('What Foyer says in %s may be said by a form as well', id => {
  const { texts, moreTexts } = ALL_TEXTS[id]
  const own = { ...texts, ...moreTexts, errors: { ...texts.errors, ...moreTexts.errors } }
  expect(mistakesIn(configOf({ [id]: own }, [id]))).toEqual([])
})

test('A form’s own texts are public, and its script gets all errors of a language where one is its own', () => {
  const own = {
    en: { send: 'Book a table', errors: { required: 'We need this.' } },
    pl: {
      wait: { one: 'Za {seconds} s.', few: 'Za {seconds} s.', many: 'Chwila.', other: 'Za {seconds} s.' },
    },
  }
  const form = formWith({ languages: ['en', 'pl'], texts: own })
  expect(form.public.texts).toEqual(own)

  const { texts, moreTexts } = ALL_TEXTS.en
  const errors = { ...texts.errors, ...moreTexts.errors, required: 'We need this.' }
  expect(wholeTexts(form)).toEqual({ en: { send: 'Book a table', errors }, pl: own.pl })
})
