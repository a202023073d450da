import { z } from 'zod'
import { LocalText } from '../../shared/public-form.ts'

/** The one link that a wording may hold: its text and its address. */
export const LINK = /\[([^[\]]+)\]\((https:\/\/[^\s()]+)\)/

const version = z
  .string()
  .regex(/^[\w.-]{1,64}$/, 'up to 64 letters, digits, dots, hyphens and underscores, such as "2026-11"')

export const ConsentConfig = z.strictObject({
  version: version.describe('Names the wording; goes upstream. A new wording needs a new one.'),
  former: z
    .array(version)
    .max(20)
    .default([])
    .describe('Versions that pages which were opened before a change still send.'),
  label: LocalText.refine(
    label => (typeof label === 'string' ? [label] : Object.values(label)).every(hasOneLinkAtMost),
    'text with one link at most, such as "I agree to the [terms](https://www.example.com/terms)."',
  ).describe(
    'What the visitor agrees to: text, or a text a language. One part may be `[a link](https://…)`.',
  ),
  required: z.boolean().default(true).describe('Whether nothing is taken without it.'),
})

function hasOneLinkAtMost(text: string): boolean {
  const link = LINK.exec(text)?.[2]
  return (link === undefined || URL.canParse(link)) && !text.replace(LINK, '').includes('](')
}
