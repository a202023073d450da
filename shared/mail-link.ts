/**
 * Of what goes into the body of a link to a mail program: Windows opens no link of more than 2,083 characters. What a
 * visitor downloads has this too, so this file imports nothing.
 */
const LONGEST = 1700

/** A link that begins a mail with a well-formed text (RFC 6068), as far as that fits. */
export function mailLink(address: string, text: string): string {
  let body = ''
  for (const letter of text.replaceAll('\n', '\r\n')) {
    const next = body + encodeURIComponent(letter)
    if (next.length > LONGEST) break
    body = next
  }
  return `mailto:${address}${body && `?body=${body}`}`
}
