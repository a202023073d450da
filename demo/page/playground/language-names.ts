const IN_ENGLISH = new Intl.DisplayNames('en', { type: 'language' })

/** What its speakers call a language; the tag itself where the browser doesn't know. */
export function ownName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag
  const [first = '', ...rest] = name
  return first.toLocaleUpperCase(tag) + rest.join('')
}

/** The same with the English name, for who designs in a language that they don't read. */
export function bothNames(tag: string): string {
  const [own, english] = [ownName(tag), IN_ENGLISH.of(tag) ?? tag]
  return own === english ? own : `${own} (${english})`
}
