const SEPARATORS = /[.,\u066b\u066c]/g

/**
 * A number as the relay reads it, `-1234.5`, of one that is written as people do: with digits of any script, with points,
 * commas, blanks. What is no number stays none.
 */
export function plainNumber(text: string, language: string): string {
  const plain = text
    .replace(/\p{Nd}/gu, digit => `${digitOf(digit)}`)
    .replace(/[\s\p{Cf}'\u2019]/gu, '')
    .replace('\u2212', '-')
  const [first, ...others] = plain.match(SEPARATORS) ?? []
  const last = others.at(-1) ?? first
  const decimal = new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === 'decimal')
  // Before three digits either may stand: then it is a decimal point where the language has it for one.
  const groups = others[0] ? first === last : last !== decimal?.value && /\D\d{3}$/.test(plain)
  if (groups) return plain.replace(SEPARATORS, '')
  let left = others.length
  return plain.replace(SEPARATORS, () => (left-- > 0 ? '' : '.'))
}

/** Digits come in runs of ten, from nought to nine. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let nought = code
  while (/\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought -= 1
  return (code - nought) % 10
}
