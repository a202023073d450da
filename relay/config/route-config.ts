import { z } from 'zod'
import { AnswersAre, OneOrMore } from './question-basics.ts'
import { QuestionConfig } from './question-config.ts'
import { wellFormed } from './well-formed.ts'

export const RouteConfig = z.strictObject({
  when: z
    .strictObject({
      language: OneOrMore.optional().describe(
        'The visitor’s language is one of these, or a kind of one: `ar` is `ar-EG` too.',
      ),
      answers: AnswersAre.optional().describe(
        'By the key of a `select` or `radio`: its answer is one of these values.',
      ),
    })
    .refine(
      ({ language, answers }) => language !== undefined || answers !== undefined,
      'a "language", "answers", or both',
    )
    .describe('What has to be so; everything that is named.'),
  upstream: z.string().describe('The name of one of `upstreams`.'),
})
export type RouteConfig = z.infer<typeof RouteConfig>

/** Whether a BCP 47 tag is of a language, as `ar-EG` is of `ar` (basic filtering, RFC 4647). */
export function isOfLanguage(tag: string, language: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${language}-`.toLowerCase())
}

/** The keys of the questions that routes look at. */
export function routedKeys(route: readonly RouteConfig[]): Set<string> {
  return new Set(route.flatMap(({ when }) => Object.keys(when.answers ?? {})))
}

/**
 * For a form, whatever else is wrong with it: its routes look at what it offers, and leave a question to the second
 * step. Parts that are malformed have mistakes of their own already.
 */
export function checkRoutes(form: unknown, context: z.RefinementCtx): void {
  const { languages, questions, route } = (form ?? {}) as Record<string, unknown>
  const offered = wellFormed(z.string(), languages).map(canonical)
  const asked = wellFormed(QuestionConfig, questions)
  const rules = wellFormed(RouteConfig, route)
  for (const [i, rule] of rules.entries()) {
    if (rule === undefined) continue
    const path = ['route', i, 'when']
    checkLanguages(rule, offered, [...path, 'language'], context)
    checkAnswers(rule, asked, [...path, 'answers'], context)
  }
  const routed = routedKeys(rules.filter(rule => rule !== undefined))
  const inStepTwo = (question: QuestionConfig | undefined) =>
    question === undefined || (question.kind !== 'hidden' && !routed.has(question.key))
  if (asked.length > 0 && !asked.some(inStepTwo))
    context.addIssue({
      code: 'custom',
      path: ['questions'],
      message: 'a question that no route looks at, for the second step',
    })
}

/** As a visitor's language is written when a route looks at it: `en-GB` for `en-UK`. */
function canonical(tag: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

function checkLanguages(
  { when: { language: wanted = [] } }: RouteConfig,
  offered: readonly (string | undefined)[],
  path: PropertyKey[],
  context: z.RefinementCtx,
): void {
  for (const [language, at] of entriesOf(wanted, path)) {
    if (offered.some(tag => tag === undefined || isOfLanguage(tag, language))) continue
    context.addIssue({
      code: 'custom',
      path: at,
      message: `a language that the form offers: ${offered.join(', ')}`,
    })
  }
}

function checkAnswers(
  { when: { answers = {} } }: RouteConfig,
  asked: readonly (QuestionConfig | undefined)[],
  path: PropertyKey[],
  context: z.RefinementCtx,
): void {
  if (asked.includes(undefined)) return
  const selects = asked.filter(question => question?.kind === 'select' || question?.kind === 'radio')
  for (const [key, wanted] of Object.entries(answers)) {
    const values = selects.find(question => question?.key === key)?.options.map(({ value }) => value)
    if (values === undefined) {
      const keys = selects.map(question => question?.key).join(', ') || 'there is none'
      const message = `a question of kind "select" or "radio": ${keys}`
      context.addIssue({ code: 'custom', path: [...path, key], message })
      continue
    }
    for (const [value, at] of entriesOf(wanted, [...path, key])) {
      if (values.includes(value)) continue
      context.addIssue({ code: 'custom', path: at, message: `one of its options: ${values.join(', ')}` })
    }
  }
}

/** Each value with where it stands. */
function entriesOf(values: string | readonly string[], path: PropertyKey[]): [string, PropertyKey[]][] {
  return typeof values === 'string' ? [[values, path]] : values.map((value, i) => [value, [...path, i]])
}
