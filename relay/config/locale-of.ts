import { LOCALES, type LocaleId } from '../../shared/locales.ts'

/** Languages that are written as another one is. */
const AS: Partial<Record<string, string>> = { no: 'nb', nn: 'nb' }

const known = LOCALES.map(id => ({ id, likely: new Intl.Locale(id).maximize() }))

/**
 * The locale whose texts serve a BCP 47 tag: the tag itself, else its language in the same script and region, in the same
 * script, or in any, where what a tag leaves out is what is likely (`zh-HK` is traditional Chinese). Null if there is
 * none.
 */
export function localeOf(tag: string): LocaleId | null {
  let wanted: Intl.Locale
  try {
    const { language } = new Intl.Locale(tag)
    wanted = new Intl.Locale(tag, { language: AS[language] ?? language }).maximize()
  } catch {
    return null
  }
  const { language, script, region } = wanted
  const near = known.filter(({ likely }) => likely.language === language)
  const found =
    near.find(({ likely }) => likely.script === script && likely.region === region) ??
    near.find(({ likely }) => likely.script === script) ??
    near[0]
  return found?.id ?? null
}
