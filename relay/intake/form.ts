import { getCountryCallingCode } from 'libphonenumber-js/max'
import { LIMITS } from '../../shared/limits.ts'
import type { PublicForm, PublicQuestion } from '../../shared/public-form.ts'
import type { FormConfig } from '../config/form-config.ts'
import { routedKeys } from '../config/route-config.ts'
import { widgetCss } from '../theme/theme-css.ts'
import { ownName } from './own-name.ts'

/** A form as the relay works with it. */
export interface Form extends FormConfig {
  id: string
  public: PublicForm
}

type Asked = Exclude<FormConfig['questions'][number], { kind: 'hidden' }>

export function formOf(id: string, config: FormConfig): Form {
  const { title, intro, contact, country, languages, texts, steps, consent, elsewhere } = config
  const css = config.theme === undefined ? '' : widgetCss(config.theme)
  const routed = routedKeys(config.route)
  const asked = config.questions.filter((question): question is Asked => question.kind !== 'hidden')
  const fields = config.questions.filter(({ kind }) => kind === 'hidden').map(({ key }) => key)
  return {
    ...config,
    id,
    public: {
      id,
      contact,
      languages,
      ...(languages.length === 1 ? {} : { names: languages.map(ownName) }),
      steps,
      questions: asked.map(question => publicQuestion(question, routed.has(question.key) ? 1 : 2)),
      ...(title === undefined ? {} : { title }),
      ...(intro === undefined ? {} : { intro }),
      ...(country === undefined ? {} : { country, callingCode: Number(getCountryCallingCode(country)) }),
      ...(texts === undefined ? {} : { texts: texts as PublicForm['texts'] }),
      ...appearance(config),
      ...(fields.length === 0 ? {} : { fields }),
      ...(consent === undefined
        ? {}
        : { consent: { version: consent.version, label: consent.label, required: consent.required } }),
      ...(css === '' ? {} : { css }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
    },
  }
}

/** How it comes onto the page, where that is not what every form does. */
function appearance({ mode, launcher, openOn, keepDraft }: FormConfig): Partial<PublicForm> {
  return {
    ...(mode === 'inline' ? {} : { mode }),
    ...(launcher === undefined ? {} : { launcher }),
    ...(openOn === undefined ? {} : { openOn }),
    ...(keepDraft ? {} : { keepDraft }),
  }
}

function publicQuestion({ showIf, ...question }: Asked, step: PublicQuestion['step']): PublicQuestion {
  const length =
    question.kind === 'text' || question.kind === 'textarea'
      ? { maxLength: question.maxLength ?? LIMITS[question.kind] }
      : {}
  const conditions = Object.entries(showIf ?? {}).map(([key, values]) => [key, [values].flat()] as const)
  return {
    ...question,
    ...length,
    step,
    ...(showIf === undefined ? {} : { showIf: Object.fromEntries(conditions) }),
  } as PublicQuestion
}
