/** The first two or three letters of a BCP 47 tag: `pt` of `pt-BR`. */
export const baseOf = (language: string): string => language.toLowerCase().split('-', 1).join()

/** The entry of `offered` that serves `wanted`: the same tag, else one with the same base language. */
export const matchLanguage = (offered: readonly string[], wanted: string): string | undefined =>
  offered.find(one => one.toLowerCase() === wanted.toLowerCase()) ??
  offered.find(one => baseOf(one) === baseOf(wanted))
