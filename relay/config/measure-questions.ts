import { z } from 'zod'
import { dayOf, isDay, isRelative } from '../day.ts'
import { asked, checkLabel, inOrder, mistakeAt } from './question-basics.ts'

const LARGEST = 1e12
const SOME_DAY = '2000-01-01'

const amount = z.number().min(-LARGEST).max(LARGEST)
const day = z
  .string()
  .refine(
    text => isDay(text) || isRelative(text),
    'a day such as "2026-12-24", "today", "today+14" or "today-365"',
  )
  .optional()

export const NumberConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('number').describe('A number, which goes upstream as `-1234.5`.'),
    min: amount.default(0).describe('The smallest.'),
    max: amount.optional().describe('The largest.'),
    decimals: z.int().min(0).max(6).default(0).describe('Digits after the point, at most.'),
  })
  .superRefine(checkLabel)
  .superRefine(inOrder('min', 'max'))

export const DateConfig = z
  .strictObject({
    ...asked,
    kind: z.literal('date').describe('A day, which goes upstream as `2026-12-24`.'),
    min: day.describe('The first: `2026-12-24`, `today`, `today+14` or `today-365`.'),
    max: day.describe('The last, written likewise.'),
  })
  .superRefine(checkLabel)
  .superRefine(({ min, max }, context) => {
    if (min === undefined || max === undefined || isRelative(min) !== isRelative(max)) return
    if (dayOf(max, SOME_DAY) < dayOf(min, SOME_DAY)) mistakeAt(context, 'max', `${min} or later`)
  })
