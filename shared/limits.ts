/**
 * What the relay accepts at most. The widget imports these numbers, so this file imports nothing.
 * Lengths count UTF-16 code units, as `maxlength` in HTML and `String.length` do.
 */
export const LIMITS = {
  /** Bytes of JSON: a long answer to each of three questions, in any script. Browsers send 65,536 from a page that goes. */
  body: 49_152,
  name: 200,
  email: 255,
  /** Characters of a phone number as typed; E.164 itself has at most 15 digits. */
  phone: 64,
  language: 35,
  url: 2048,
  ticket: 512,
  /** A challenge with its number, so that both fit into one block of SHA-256. */
  proof: 55,
  /** Characters of one answer to a `text` question. */
  text: 500,
  /** Characters of one answer to a `textarea` question. */
  textarea: 5000,
  /** What a `select` offers at most. */
  options: 100,
  /** Hidden fields of one submission, and the characters of each value. */
  fields: 20,
  field: 500,
  idempotencyKey: 255,
} as const
