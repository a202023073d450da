import type { Words } from './texts.ts'

/**
 * Puts values into the placeholders of a text: `{n}` becomes the value named `n`, a number as the language writes it. The
 * first value decides between the words that depend on one.
 */
export function fillIn(
  words: Words,
  values: Record<string, string | number | undefined>,
  language: string,
): string {
  const category = () => new Intl.PluralRules(language).select(Number(Object.values(values)[0]))
  const text = typeof words === 'string' ? words : (words[category()] ?? words.other)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    // The first use of `Intl` takes a browser as long as all else that the form does until it can be used.
    return `${Number(value) < 1000 && !/^(ar|bn|fa|mr|ur)/.test(language) ? value : value?.toLocaleString(language)}`
  })
}
