/** What a relay has written into a conversation's notes for one lead. */
export interface ConvocoreNotes {
  submission: string
  /** Its first line. */
  message: string
}

/** The leads in a conversation's notes, in their order. */
export function readNotes(notes = ''): ConvocoreNotes[] {
  const blocks = notes.matchAll(/: sent a web form \([^)]*; ([0-9a-f-]{36})\)\n(.*)/g)
  return [...blocks].map(([, submission = '', message = '']) => ({ submission, message }))
}
