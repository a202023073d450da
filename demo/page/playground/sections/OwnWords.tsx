import { useEffect, useState } from 'preact/hooks'
import { localeOf } from '../../../../relay/config/locale-of.ts'
import { Section } from '../controls/Section.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useDesigner } from '../designer.ts'
import { ownName } from '../language-names.ts'
import { WORD_GROUPS, withWords, wordsAt } from '../own-words.ts'

/** What Foyer says by itself, to be said otherwise. */
export function OwnWords() {
  const { form, language, change } = useDesigner()
  const whole = useTexts(language)
  const own = form.texts?.[language]
  const keys = Object.values(WORD_GROUPS).flatMap(group => Object.keys(group))
  const count = keys.filter(key => wordsAt(own, key) !== '').length
  const set = (key: string, words: string) => {
    const { [language]: _, ...others } = form.texts ?? {}
    const next = withWords(own, key, words)
    const texts = next === undefined ? others : { ...others, [language]: next }
    change(`texts ${key}`, { texts: Object.keys(texts).length > 0 ? texts : undefined })
  }
  return (
    <Section title="Own words" summary={count > 0 ? `${count} in ${ownName(language)}` : 'As Foyer has them'}>
      {Object.entries(WORD_GROUPS).map(([title, group]) => (
        <details key={title} class="sub">
          <summary>{title}</summary>
          <div class="sub-body">
            {Object.entries(group).map(([key, label]) => (
              <TextField
                key={key}
                label={label}
                lang={language}
                value={wordsAt(own, key)}
                placeholder={wordsAt(whole, key)}
                path={`texts.${language}.${key}`}
                onInput={words => set(key, words)}
              />
            ))}
          </div>
        </details>
      ))}
    </Section>
  )
}

/** All that Foyer says in a language; undefined until it is there. */
function useTexts(language: string): object | undefined {
  const [texts, set] = useState<object>()
  useEffect(() => {
    const locale = localeOf(language) ?? 'en'
    let isWanted = true
    import('../../../../widget/locales/all-texts.ts').then(({ ALL_TEXTS }) => {
      const { texts, moreTexts } = ALL_TEXTS[locale]
      if (isWanted) set({ ...texts, ...moreTexts, errors: { ...texts.errors, ...moreTexts.errors } })
    })
    return () => {
      isWanted = false
    }
  }, [language])
  return texts
}
