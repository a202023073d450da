/** Characters that direct how text is drawn rather than being text: a name made of them can pose as another. */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/u
const CONTROL_OR_BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u
const CONTROL_EXCEPT_BREAKS = /(?![\n\t])\p{Cc}/u

/** Trims and composes (NFC); line breaks become `\n`. */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim()
}

/** Whether text shows nothing: blanks and format characters, as joiners and marks are without letters, at most. */
export function isBlank(text: string): boolean {
  return stripInvisible(text) === ''
}

/** Whether text holds control characters, bidi controls or half a surrogate pair. */
export function hasForbiddenCharacters(text: string, lines: 'one line' | 'several lines'): boolean {
  const control = lines === 'one line' ? CONTROL_OR_BREAK : CONTROL_EXCEPT_BREAKS
  return control.test(text) || BIDI_CONTROL.test(text) || !text.isWellFormed()
}

/** Without what copying from an address book or a web page leaves behind: format characters, odd widths, spaces. */
export function stripInvisible(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
}
