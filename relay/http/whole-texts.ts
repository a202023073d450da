import type { Form } from '../intake/form.ts'
import { textsFor } from './hosted-page/texts-for.ts'

/**
 * The form's own texts as the loader takes them: it puts each in the place of Foyer's without looking inside, so where a
 * form has one error of its own it gets all of them.
 */
export function wholeTexts(form: Form): object {
  const texts = Object.entries(form.public.texts ?? {}).map(([language, own]) => {
    const { errors } = textsFor(form, language)
    return [language, own.errors === undefined ? own : { ...own, errors: { ...errors } }] as const
  })
  return Object.fromEntries(texts)
}
