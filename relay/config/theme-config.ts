import { z } from 'zod'
import { familiesIn } from '../theme/families-in.ts'
import { PRESETS, type PresetName } from '../theme/presets.ts'

const NAMES = Object.keys(PRESETS) as [PresetName, ...PresetName[]]

export const ThemeConfig = z.strictObject({
  preset: z.enum(NAMES).default('garden').describe('The look to start from.'),
  scheme: z
    .enum(['auto', 'light', 'dark'])
    .default('auto')
    .describe('Whether to follow the visitor’s system.'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'a colour such as "#0a6cff"')
    .transform(colour => colour.toLowerCase())
    .optional()
    .describe('The brand’s colour; made lighter or darker where it could not be read.'),
  density: z.enum(['comfortable', 'compact']).default('comfortable').describe('How close things stand.'),
  radius: z.int().min(0).max(32).optional().describe('Corners of controls, in px.'),
  font: z
    .string()
    .max(200)
    .transform((stack, context) => {
      const families = familiesIn(stack)
      if (families !== undefined) return families
      context.addIssue({
        code: 'custom',
        message: 'font families, such as "Inter, \'Segoe UI\', sans-serif"',
      })
      return z.NEVER
    })
    .optional()
    .describe(
      'Typefaces in the order of preference; one that is not on the visitor’s device the page has to bring.',
    ),
  width: z
    .union([z.int().min(280).max(1200), z.literal('full')], {
      error: 'a number of px from 280 to 1200, or "full"',
    })
    .optional()
    .describe('The widest that the form gets, in px, or `"full"`.'),
})
export type ThemeConfig = z.infer<typeof ThemeConfig>
