import { z } from 'zod'
import { LocalText } from '../../shared/public-form.ts'

const KEY = /^[a-z][a-z0-9_]{0,39}$/
/** Keys for which every body is refused. */
const FORBIDDEN: ReadonlySet<string> = new Set(['constructor', 'prototype'])

export const OneOrMore = z.union([z.string(), z.array(z.string()).min(1, 'at least one')], {
  error: 'a text or a list of texts',
})

/** By question key: one or several of its values. */
export const AnswersAre = z
  .record(z.string(), OneOrMore)
  .refine(answers => Object.keys(answers).length > 0, 'at least one question')

export const key = z
  .string()
  .regex(KEY, 'a key of lower-case letters, digits and underscores')
  .refine(name => !FORBIDDEN.has(name), 'another key: no body may have this one')
  .describe('Names the answer upstream. `message` is the visitor’s message.')

/** What every question has that a visitor is asked. */
export const asked = {
  key,
  required: z.boolean().default(false).describe('Whether it has to be answered.'),
  label: LocalText.optional().describe('Text, or a text a language. Needed for every key but `message`.'),
  showIf: AnswersAre.optional().describe(
    'By the key of an earlier question with options: only where the answer is one of these values is this one asked.',
  ),
}

export function mistakeAt(context: z.RefinementCtx, path: string, message: string): void {
  context.addIssue({ code: 'custom', path: [path], message })
}

export function checkLabel(
  question: { key: string; label?: unknown },
  context: z.RefinementCtx<unknown>,
): void {
  if (question.key === 'message' || question.label !== undefined) return
  const message = 'a label, because only the key "message" has a text in every language'
  context.addIssue({ code: 'custom', message })
}

/**
 * Checks that one number of a question is not above another.
 * @param most what stands for `high` when it is absent
 */
export function inOrder<Low extends string, High extends string>(low: Low, high: High, most?: number) {
  return (question: { [key in Low | High]?: number | undefined }, context: z.RefinementCtx): void => {
    const [least, limit] = [question[low], question[high] ?? most]
    if (least !== undefined && limit !== undefined && limit < least)
      mistakeAt(context, high, `at least ${least}, which is ${low}`)
  }
}
