/**
 * What marks the conversation that a submission has created. Nothing is unique upstream, so this is how an attempt finds
 * what the one before it did. It stays for ever: tags can be added to and not taken away.
 */
export function submissionTag(submission: string): string {
  return `foyer-${submission}`
}
