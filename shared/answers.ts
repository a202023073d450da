import { z } from 'zod'

/**
 * Answers to a form's questions, by question key, each as one text that the upstream gets as well; how it is written and
 * how long it may be is the question's to say.
 */
export const Answers = z.record(z.string().max(40), z.string())
export type Answers = z.infer<typeof Answers>
