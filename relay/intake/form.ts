import { LIMITS } from '../../shared/limits.ts'
import type { PublicForm, PublicQuestion } from '../../shared/public-form.ts'
import type { FormConfig } from '../config/form-config.ts'

/** A form as the relay works with it. */
export interface Form extends FormConfig {
  id: string
  public: PublicForm
}

export function formOf(id: string, config: FormConfig): Form {
  const { title, intro, contact, country, languages, steps } = config
  const questions = config.questions.map(
    ({ key, kind, required, label, maxLength }): PublicQuestion => ({
      key,
      kind,
      required,
      maxLength: maxLength ?? LIMITS[kind],
      ...(label === undefined ? {} : { label }),
    }),
  )
  return {
    ...config,
    id,
    public: {
      id,
      contact,
      languages,
      steps,
      questions,
      ...(title === undefined ? {} : { title }),
      ...(intro === undefined ? {} : { intro }),
      ...(country === undefined ? {} : { country }),
    },
  }
}
