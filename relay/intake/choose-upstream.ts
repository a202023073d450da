import { isOfLanguage } from '../config/route-config.ts'
import type { Contact } from './contact.ts'
import type { Form } from './form.ts'

/** The upstream that a visitor's conversation and lead go to: that of the first route whose conditions all hold. */
export function chooseUpstream(
  { route, upstream }: Pick<Form, 'route' | 'upstream'>,
  { language, answers = {} }: Pick<Contact, 'language' | 'answers'>,
): string {
  const taken = route.find(({ when }) => {
    const conditions = Object.entries(when.answers ?? {})
    return (
      (when.language === undefined || [when.language].flat().some(one => isOfLanguage(language, one))) &&
      conditions.every(([key, values]) => [values].flat().some(value => value === answers[key]))
    )
  })
  return taken?.upstream ?? upstream
}
