import { z } from 'zod'

/** Answers to a form's questions, by question key; how long each may be is the question's to say. */
export const Answers = z.record(z.string().max(40), z.string())
export type Answers = z.infer<typeof Answers>
