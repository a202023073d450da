import { z } from 'zod'
import { moreTexts, texts } from '../../widget/locales/en.ts'
import type { OwnTexts, Words } from '../../widget/locales/texts.ts'

/** Characters of what stands on a button or beside a field, and of a whole sentence. */
const LONGEST = { label: 80, sentence: 300 }
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u
const PLACEHOLDER = /\{\w+\}/g

/** What a number decides in some language. */
const COUNTED: ReadonlySet<string> = new Set(['wait', 'too_long', 'too_short', 'too_few', 'too_many'])

/** What may stand in place of Foyer's own text, of which its English says what it is and what can be filled in. */
function textFor(key: string, own: Words): z.ZodType<Words> {
  const english = typeof own === 'string' ? own : own.other
  const known = english.match(PLACEHOLDER) ?? []
  const text = z
    .string()
    .max(/[.:]$/.test(english) ? LONGEST.sentence : LONGEST.label)
    .refine(words => words.trim() !== '', 'some text')
    .refine(words => !UNFIT.test(words), 'one line without control characters')
    .refine(
      words => !/[{}]/.test(known.reduce((rest, one) => rest.replaceAll(one, ''), words)),
      known.length === 0 ? 'text without braces' : `text with no braces but those of ${known.join(', ')}`,
    )
  const more = text.optional()
  const forms = { zero: more, one: more, two: more, few: more, many: more, other: text }
  const words = COUNTED.has(key) ? z.union([text, z.strictObject(forms)]) : text
  return words.describe(`In English: ${english}`) as z.ZodType<Words>
}

const shapeOf = (group: object): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(group).map(([key, words]) => [key, textFor(key, words as Words).optional()]),
  )

const { errors, ...others } = { ...texts, ...moreTexts, errors: { ...texts.errors, ...moreTexts.errors } }

/** What Foyer says, by the keys of its own texts, as the operator wants it said in one language. */
export const TextsConfig = z.strictObject({
  ...shapeOf(others),
  errors: z.strictObject(shapeOf(errors)).optional(),
}) as unknown as z.ZodType<OwnTexts, OwnTexts>

const Spoken = z.object({ languages: z.array(z.string()), texts: z.record(z.string(), z.unknown()) })

/** For a form, whatever else is wrong with it: its own texts are in its languages, and in forms that those have. */
export function checkTexts(form: unknown, context: z.RefinementCtx): void {
  const { data } = Spoken.safeParse(form)
  for (const [language, own] of Object.entries(data?.texts ?? {})) {
    const path = ['texts', language]
    if (!data?.languages.includes(language)) {
      const message = `one of the form’s languages: ${data?.languages.join(', ')}`
      context.addIssue({ code: 'custom', path, message })
      continue
    }
    const pluralCategories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    for (const [at, category] of categoriesIn(own, [])) {
      if (pluralCategories.some(known => known === category)) continue
      const message = `one of the forms that ${language} has: ${pluralCategories.join(', ')}`
      context.addIssue({ code: 'custom', path: [...path, ...at, category], message })
    }
  }
}

/** Where words depend on a number, with each of the categories that they are there for. */
function categoriesIn(group: unknown, path: string[]): [path: string[], category: string][] {
  if (typeof group !== 'object' || group === null) return []
  if ('other' in group && path.at(-1) !== 'errors')
    return Object.keys(group).map(category => [path, category])
  return Object.entries(group).flatMap(([key, value]) => categoriesIn(value, [...path, key]))
}
