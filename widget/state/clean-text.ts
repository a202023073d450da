/**
 * What the relay refuses and nobody sees: control characters but the line break, halves of surrogate pairs, and marks
 * that redirect the text after them. They come along when text is pasted from documents and address books.
 */
const INVISIBLE = /[^\P{Cc}\n]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu

export const cleanText = (text: string): string =>
  text
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '')
    .trim()
