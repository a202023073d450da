import { LIMITS } from '../../shared/limits.ts'
import type { PublicForm, PublicQuestion } from '../../shared/public-form.ts'
import type { FormConfig } from '../config/form-config.ts'
import { routedKeys } from '../config/route-config.ts'

/** A form as the relay works with it. */
export interface Form extends FormConfig {
  id: string
  public: PublicForm
}

export function formOf(id: string, config: FormConfig): Form {
  const { title, intro, contact, country, languages, steps } = config
  const routed = routedKeys(config.route)
  return {
    ...config,
    id,
    public: {
      id,
      contact,
      languages,
      steps,
      questions: config.questions.map(question => publicQuestion(question, routed.has(question.key) ? 1 : 2)),
      ...(title === undefined ? {} : { title }),
      ...(intro === undefined ? {} : { intro }),
      ...(country === undefined ? {} : { country }),
    },
  }
}

function publicQuestion(
  { key, kind, required, label, maxLength, options = [] }: FormConfig['questions'][number],
  step: PublicQuestion['step'],
): PublicQuestion {
  const common = { key, step, required, ...(label === undefined ? {} : { label }) }
  return kind === 'select'
    ? { ...common, kind, options }
    : { ...common, kind, maxLength: maxLength ?? LIMITS[kind] }
}
