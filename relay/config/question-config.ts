import { z } from 'zod'
import { CheckboxesConfig, RadioConfig, SelectConfig } from './choice-questions.ts'
import { DateConfig, NumberConfig } from './measure-questions.ts'
import { key } from './question-basics.ts'
import { TextareaConfig, TextConfig, UrlConfig } from './text-questions.ts'

/** Nobody is asked: the page that shows the form knows the value. */
const HiddenConfig = z.strictObject({
  key,
  kind: z.literal('hidden').describe('Not asked: what the page has in `data-field-KEY` goes with step one.'),
})

export const QuestionConfig = z.discriminatedUnion(
  'kind',
  [
    TextConfig,
    TextareaConfig,
    SelectConfig,
    RadioConfig,
    CheckboxesConfig,
    DateConfig,
    NumberConfig,
    UrlConfig,
    HiddenConfig,
  ],
  {
    error: 'one of "text", "textarea", "select", "radio", "checkboxes", "date", "number", "url", "hidden"',
  },
)
export type QuestionConfig = z.infer<typeof QuestionConfig>
