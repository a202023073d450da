import type { LocalText } from '../../../shared/public-form.ts'
import { ALL_TEXTS } from '../../../widget/locales/all-texts.ts'
import type { MoreTexts, Texts } from '../../../widget/locales/texts.ts'
import { localeOf } from '../../config/locale-of.ts'
import type { Form } from '../../intake/form.ts'

/** What a form says in one of its languages, whatever it asks. */
export function textsFor(form: Pick<Form, 'texts'>, language: string): Texts & MoreTexts {
  const { texts, moreTexts } = ALL_TEXTS[localeOf(language) ?? 'en']
  const own = form.texts?.[language]
  return { ...texts, ...moreTexts, ...own, errors: { ...texts.errors, ...moreTexts.errors, ...own?.errors } }
}

/** The operator's text in a language: its own, its base language's, else the first there is. */
export function localText(text: LocalText | undefined, language: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text
  return text[language] ?? text[new Intl.Locale(language).language] ?? Object.values(text)[0]
}
