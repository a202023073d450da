import { z } from 'zod'

/** One text for all languages, or one a language (`{ "en": "Contact us", "ar": "..." }`). */
export const LocalText = z.union([z.string(), z.record(z.string(), z.string())])
export type LocalText = z.infer<typeof LocalText>

const question = {
  key: z.string(),
  /** Whose request carries the answer: 1 the conversation's, 2 the lead's. A form of one step shows both together. */
  step: z.union([z.literal(1), z.literal(2)]),
  required: z.boolean(),
  /** Absent only for the key `message`, whose label every locale has. */
  label: LocalText.optional(),
}

export const PublicQuestion = z.discriminatedUnion('kind', [
  z.object({ ...question, kind: z.enum(['text', 'textarea']), maxLength: z.number().int() }),
  /** Its answer is the `value` of one of the options. */
  z.object({
    ...question,
    kind: z.literal('select'),
    options: z.array(z.object({ value: z.string(), label: LocalText })),
  }),
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
  /** BCP 47, first is the fallback. */
  languages: z.array(z.string()).min(1),
  steps: z.union([z.literal(1), z.literal(2)]),
  questions: z.array(PublicQuestion),
})
export type PublicForm = z.infer<typeof PublicForm>
