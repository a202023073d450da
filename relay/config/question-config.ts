import { z } from 'zod'
import { LIMITS } from '../../shared/limits.ts'
import { LocalText } from '../../shared/public-form.ts'

const KEY = /^[a-z][a-z0-9_]{0,39}$/
/** Keys for which every body is refused. */
const FORBIDDEN: ReadonlySet<string> = new Set(['constructor', 'prototype'])
/** Visible from end to end: a browser sends nothing else as it stands. */
const VALUE = /^[^\p{C}\p{Z}]([^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Z}])?$/u

const OptionConfig = z.strictObject({
  value: z
    .string()
    .max(100)
    .refine(
      value => VALUE.test(value) && value === value.normalize('NFC'),
      'a text without blanks around it or control characters',
    )
    .describe('What the upstream gets.'),
  label: LocalText.describe('What the visitor reads: text, or a text a language.'),
})

export const QuestionConfig = z
  .strictObject({
    key: z
      .string()
      .regex(KEY, 'a key of lower-case letters, digits and underscores')
      .refine(key => !FORBIDDEN.has(key), 'another key: no body may have this one')
      .describe('Names the answer upstream. `message` is the visitor’s message.'),
    kind: z
      .enum(['text', 'textarea', 'select'])
      .default('text')
      .describe('One line, several, or a choice among `options`.'),
    required: z.boolean().default(false).describe('Whether it has to be answered.'),
    label: LocalText.optional().describe('Text, or a text a language. Needed for every key but `message`.'),
    maxLength: z
      .int()
      .min(1)
      .max(LIMITS.textarea)
      .optional()
      .describe('Characters of a text; 500 or 5,000 by kind.'),
    options: z
      .array(OptionConfig)
      .min(1, 'at least one option')
      .max(LIMITS.options)
      .refine(list => new Set(list.map(({ value }) => value)).size === list.length, 'every value once')
      .optional()
      .describe('What a `select` offers.'),
  })
  .refine(
    question => question.key === 'message' || question.label !== undefined,
    'a label, because only the key "message" has a text in every language',
  )
  .superRefine(({ kind, maxLength, options }, context) => {
    const mistake = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message })
    if (kind === 'select' && options === undefined) mistake('options', 'what a select offers')
    if (kind !== 'select' && options !== undefined) mistake('options', 'nothing, or the kind "select"')
    if (kind === 'select' && maxLength !== undefined) mistake('maxLength', 'nothing: a select has no length')
  })
export type QuestionConfig = z.infer<typeof QuestionConfig>
