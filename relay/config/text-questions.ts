import { z } from 'zod'
import { LIMITS } from '../../shared/limits.ts'
import { LocalText } from '../../shared/public-form.ts'
import { PatternConfig } from './pattern-config.ts'
import { asked, checkLabel, inOrder, mistakeAt } from './question-basics.ts'

const length = (most: number) => z.int().min(1).max(most).optional()

export const TextConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('text').default('text').describe('One line.'),
    minLength: length(LIMITS.textarea).describe('Characters of an answer, at least.'),
    maxLength: length(LIMITS.textarea).describe('Characters of an answer, at most; 500 or 5,000 by kind.'),
    pattern: PatternConfig.optional().describe('A regular expression (flag `v`) for the whole answer.'),
    patternHint: LocalText.optional().describe('How to write it: text, or a text a language.'),
  })
  .superRefine(checkLabel)
  .superRefine(inOrder('minLength', 'maxLength', LIMITS.text))
  .superRefine(({ pattern, patternHint, maxLength = 0 }, context) => {
    if ((pattern === undefined) !== (patternHint === undefined))
      mistakeAt(context, 'patternHint', pattern === undefined ? 'nothing, or a pattern' : 'how to write it')
    if (pattern !== undefined && maxLength > LIMITS.text)
      mistakeAt(context, 'maxLength', `at most ${LIMITS.text} with a pattern`)
  })

export const TextareaConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('textarea').describe('Several lines.'),
    minLength: length(LIMITS.textarea).describe('Characters of an answer, at least.'),
    maxLength: length(LIMITS.textarea).describe('Characters of an answer, at most; 500 or 5,000 by kind.'),
  })
  .superRefine(checkLabel)
  .superRefine(inOrder('minLength', 'maxLength', LIMITS.textarea))

export const UrlConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('url').describe('A web address; one without `https://` gets it.'),
  })
  .superRefine(checkLabel)
