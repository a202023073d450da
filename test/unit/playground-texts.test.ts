import { expect, test } from 'vitest'
import { linked, linkOf } from '../../demo/page/playground/link.ts'
import { textIn, withText } from '../../demo/page/playground/local-text.ts'
import { withWords, wordsAt } from '../../demo/page/playground/own-words.ts'

test('a text is one text while there is one language, and one a language then', () => {
  expect(withText(undefined, 'Ask us', 'en', ['en'])).toBe('Ask us')
  expect(withText('Ask us', 'اسألنا', 'ar', ['en', 'ar'])).toEqual({ en: 'Ask us', ar: 'اسألنا' })
  expect(withText({ en: 'Ask us', ar: 'اسألنا' }, '', 'ar', ['en', 'ar'])).toEqual({ en: 'Ask us' })
  expect(withText('Ask us', '', 'en', ['en'])).toBeUndefined()
})

test('a text without a language is that of the first', () => {
  expect(textIn('Ask us', 'en', 'en')).toBe('Ask us')
  expect(textIn('Ask us', 'ar', 'en')).toBe('')
})

test('own words come and go by their keys, those of mistakes too', () => {
  const texts = withWords(withWords(undefined, 'send', 'Book'), 'errors.email', 'No address')
  expect(texts).toEqual({ send: 'Book', errors: { email: 'No address' } })
  expect(wordsAt(texts, 'errors.email')).toBe('No address')
  expect(withWords(withWords(texts, 'errors.email', ''), 'send', '')).toBeUndefined()
})

test('a link holds the whole design, in any script, and what is no link holds none', async () => {
  const design = {
    id: 'contact',
    publicUrl: 'https://forms.example.com',
    form: { upstream: 'vorel', sites: ['https://www.example.com'], title: { ar: 'اسألنا', en: 'Ask 🙂' } },
  }
  const link = await linkOf(design)
  expect(link).toMatch(/^#design=[\w-]+$/)
  expect(await linked(link)).toEqual(design)
  expect(await linked('#prices')).toBeNull()
  expect(await linked(link.slice(0, -9))).toBeNull()
})
