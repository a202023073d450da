import { z } from 'zod'
import { LIMITS } from '../../shared/limits.ts'
import { LocalText } from '../../shared/public-form.ts'
import { asked, checkLabel, inOrder, mistakeAt } from './question-basics.ts'

/** Visible from end to end: a browser sends nothing else as it stands. */
const VALUE = /^[^\p{C}\p{Z}]([^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Z}])?$/u

const value = z
  .string()
  .max(100)
  .refine(
    text => VALUE.test(text) && text === text.normalize('NFC'),
    'a text without blanks around it or control characters',
  )

/** @param values what each option's value has to be */
const optionsOf = (values: z.ZodType<string, string>) =>
  z
    .array(
      z.strictObject({
        value: values.describe('What the upstream gets.'),
        label: LocalText.describe('What the visitor reads: text, or a text a language.'),
      }),
    )
    .min(1, 'at least one option')
    .max(LIMITS.options)
    .refine(list => new Set(list.map(option => option.value)).size === list.length, 'every value once')
    .describe('What there is to choose from.')

const choices = z.int().min(1).max(LIMITS.options).optional()

export const SelectConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('select').describe('One of `options`, in a list that opens.'),
    options: optionsOf(value),
  })
  .superRefine(checkLabel)

export const RadioConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('radio').describe('One of `options`, all of them in sight.'),
    options: optionsOf(value),
  })
  .superRefine(checkLabel)

export const CheckboxesConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('checkboxes').describe('Any of `options`, whose values have no comma.'),
    options: optionsOf(value.refine(text => !text.includes(','), 'a text without a comma')),
    minChoices: choices.describe('How many are chosen at least, if any.'),
    maxChoices: choices.describe('How many are chosen at most.'),
  })
  .superRefine(checkLabel)
  .superRefine(inOrder('minChoices', 'maxChoices'))
  .superRefine(({ options, minChoices = 0 }, context) => {
    if (minChoices > options.length)
      mistakeAt(context, 'minChoices', `at most ${options.length}, which is all of them`)
  })
