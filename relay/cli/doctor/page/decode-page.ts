/** How much of a page browsers search for its encoding before they read it. */
const PRESCANNED = 1024

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
]

/** The text of a page in whatever encoding: its byte order mark's, its header's, its own word's, else Windows-1252. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0]
  const head = Buffer.from(bytes.subarray(0, PRESCANNED)).toString('latin1')
  const declared = /charset\s*=\s*["']?([^\s"';>]+)/i
  const encoding = marked ?? declared.exec(contentType)?.[1] ?? declared.exec(head)?.[1]
  try {
    return new TextDecoder(encoding ?? 'windows-1252').decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
