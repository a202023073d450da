import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LOCALES } from '../../shared/locales.ts'
import { ALL_TEXTS } from '../../widget/locales/all-texts.ts'
import { directionOf } from '../../widget/locales/direction.ts'
import { texts as english, moreTexts as englishMore } from '../../widget/locales/en.ts'
import { fillIn } from '../../widget/locales/fill-in.ts'
import type { Words } from '../../widget/locales/texts.ts'

const folder = new URL('../../widget/locales/', import.meta.url)

/** Every text with the path to it. */
function wordsIn({ errors = {}, ...texts }: object & { errors?: object }): [string, Words][] {
  const named = (group: object, prefix: string) =>
    Object.entries(group).map(([key, words]): [string, Words] => [prefix + key, words])
  return [...named(texts, ''), ...named(errors, 'errors.')]
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
const formsOf = (words: Words) => (typeof words === 'string' ? { other: words } : words)

const ALL_ENGLISH = [...wordsIn(english), ...wordsIn(englishMore)]

interface Module {
  texts: typeof english
  moreTexts: typeof englishMore
}

const MODULES = new Map(
  await Promise.all(
    LOCALES.map(async id => [id, (await import(`../../widget/locales/${id}.ts`)) as Module] as const),
  ),
)

test('There is a file for each language, and none besides', () => {
  const files = readdirSync(folder).map(file => file.replace('.ts', ''))
  const others = ['all-texts', 'direction', 'fill-in', 'texts']
  expect(files.filter(file => !others.includes(file)).sort()).toEqual([...LOCALES].sort())
})

describe.each([...LOCALES])('%s', id => {
  const { texts, moreTexts } = MODULES.get(id) as Module
  const all = [...wordsIn(texts), ...wordsIn(moreTexts)]

  test('says all that there is to say', () => {
    expect(ALL_TEXTS[id].texts).toBe(texts)
    expect(ALL_TEXTS[id].moreTexts).toBe(moreTexts)
    expect(all.map(([path]) => path)).toEqual(ALL_ENGLISH.map(([path]) => path))
    for (const [, words] of all)
      for (const text of Object.values(formsOf(words))) {
        expect(text.trim()).toBe(text)
        expect(text).not.toBe('')
        // What is invisible, but for the joiners that scripts need.
        expect(text).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/u)
      }
  })

  test('has the placeholders that English has', () => {
    const inEnglish = new Map(ALL_ENGLISH)
    for (const [path, words] of all) {
      const wanted = placeholders(formsOf(inEnglish.get(path) ?? '').other)
      for (const [category, text] of Object.entries(formsOf(words))) {
        // Where a category is one number, the language may write it out.
        const isOneNumber = ['zero', 'one', 'two'].includes(category)
        const found = placeholders(text)
        if (!isOneNumber || found.length > 0)
          expect([path, category, found]).toEqual([path, category, wanted])
      }
    }
  })

  test('has words for the categories that the language has, and no others', () => {
    const rules = new Intl.PluralRules(id)
    // Some have a category for millions, of which no text speaks.
    const used = new Set(Array.from({ length: 10_000 }, (_, n) => rules.select(n))).add('other')
    for (const [path, words] of all) {
      if (typeof words === 'string') continue
      expect([path, Object.keys(words).sort()]).toEqual([path, [...used].sort()])
    }
  })

  test('is written in the direction that Intl knows', () => {
    const { textInfo } = new Intl.Locale(id) as Intl.Locale & { textInfo: { direction: string } }
    expect(directionOf(id)).toBe(textInfo.direction)
  })
})

test('The words that a number decides are those of its category, and the number is written as the language does', () => {
  const words = { one: '{n} thing', other: '{n} things' }
  expect(fillIn(words, { n: 1 }, 'en')).toBe('1 thing')
  expect(fillIn(words, { n: 5000 }, 'en')).toBe('5,000 things')
  expect(fillIn('{n} Dinge', { n: 5000 }, 'de')).toBe('5.000 Dinge')
  expect(fillIn('Hello {name}', { name: '{n}' }, 'en')).toBe('Hello {n}')
})
