import { z } from 'zod'

/** One text for all languages, or one a language (`{ "en": "Contact us", "ar": "..." }`). */
export const LocalText = z.union([z.string(), z.record(z.string(), z.string())])
export type LocalText = z.infer<typeof LocalText>

/** One text, or one for each of a language's plural categories (`{ "one": "...", "other": "..." }`). */
const words = z.union([z.string(), z.record(z.string(), z.string())])

const question = {
  key: z.string(),
  /** Whose request carries the answer: 1 the conversation's, 2 the lead's. A form of one step shows both together. */
  step: z.union([z.literal(1), z.literal(2)]),
  required: z.boolean(),
  /** Absent only for the key `message`, whose label every locale has. */
  label: LocalText.optional(),
  /** Asked only if each of these questions, by key, has one of these values for its answer, or among it. */
  showIf: z.record(z.string(), z.array(z.string())).optional(),
}
const options = z.array(z.object({ value: z.string(), label: LocalText }))

export const PublicQuestion = z.discriminatedUnion('kind', [
  z.object({
    ...question,
    kind: z.literal('text'),
    minLength: z.number().int().optional(),
    maxLength: z.number().int(),
    /** The source of a regular expression that matches the whole answer, under the flag `v`. */
    pattern: z.string().optional(),
    patternHint: LocalText.optional(),
  }),
  z.object({
    ...question,
    kind: z.literal('textarea'),
    minLength: z.number().int().optional(),
    maxLength: z.number().int(),
  }),
  /** The answer is the `value` of one of the options. */
  z.object({ ...question, kind: z.enum(['select', 'radio']), options }),
  /** The answer is the values of some of them, none of which has a comma, with `, ` between. */
  z.object({
    ...question,
    kind: z.literal('checkboxes'),
    options,
    minChoices: z.number().int().optional(),
    maxChoices: z.number().int().optional(),
  }),
  /** The answer is digits, with `-` before and `.` between where needed: `-1234.5`. */
  z.object({
    ...question,
    kind: z.literal('number'),
    min: z.number(),
    max: z.number().optional(),
    /** Digits after the point, at most. */
    decimals: z.number().int(),
  }),
  /** The answer is `2026-12-24`; so are the bounds, or `today`, `today+14`, `today-365`, by the visitor's calendar. */
  z.object({ ...question, kind: z.literal('date'), min: z.string().optional(), max: z.string().optional() }),
  z.object({ ...question, kind: z.literal('url') }),
])
export type PublicQuestion = z.infer<typeof PublicQuestion>

/** What a browser may know of a form: no upstream, no sites, no secret. */
export const PublicForm = z.object({
  id: z.string(),
  title: LocalText.optional(),
  intro: LocalText.optional(),
  /** Which of email and phone the form asks for; `either` lets the visitor choose. */
  contact: z.enum(['either', 'email', 'phone', 'both']),
  /** ISO 3166-1 alpha-2: where a phone number typed without a calling code is from, unless the visitor says. */
  country: z.string().optional(),
  /** Of `country`, without plus. */
  callingCode: z.number().int().optional(),
  /** BCP 47, first is the fallback. */
  languages: z.array(z.string()).min(1),
  /** What each of them calls itself, where there are several. For a browser to find out takes longer than to draw the form. */
  names: z.array(z.string()).optional(),
  /** By language: what is said instead of the widget's own texts, by their keys. */
  texts: z
    .record(z.string(), z.object({ errors: z.record(z.string(), words).optional() }).catchall(words))
    .optional(),
  steps: z.union([z.literal(1), z.literal(2)]),
  questions: z.array(PublicQuestion),
  /** What is sent as `fields`, by key: what the element that shows the form has in `data-field-<key>`. */
  fields: z.array(z.string()).optional(),
  /** What to agree to; `label` may hold one link, as `[text](https://...)`. */
  consent: z.object({ version: z.string(), label: LocalText, required: z.boolean() }).optional(),
  /** CSS text of the form's theme, for after the widget's own style. */
  css: z.string().optional(),
  /** Over the page, in the corner or at the side, instead of in its place. */
  mode: z.enum(['popup', 'panel']).optional(),
  /** The button that opens it. */
  launcher: z
    .object({ show: z.boolean(), label: LocalText.optional(), side: z.enum(['start', 'end']) })
    .optional(),
  /** What else opens it, once: seconds on the page, percent of the page scrolled, the mouse leaving at the top. */
  openOn: z
    .object({ seconds: z.number().optional(), scroll: z.number().optional(), exit: z.boolean().optional() })
    .optional(),
  /** False where nothing may be kept in the browser, not even for a reload. */
  keepDraft: z.boolean().optional(),
  /** Where to turn to while the form can't send; a number as it is shown, and as it is dialled. */
  elsewhere: z
    .object({
      email: z.string().exactOptional(),
      phone: z.object({ shown: z.string(), e164: z.string() }).exactOptional(),
    })
    .optional(),
})
export type PublicForm = z.infer<typeof PublicForm>
