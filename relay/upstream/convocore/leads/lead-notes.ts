import type { LeadTask } from '../../upstream.ts'
import type { Conversation } from '../api/shapes.ts'
import { minuteOf } from '../conversations/minute-of.ts'

/** Far below what the client takes of an answer, in which all notes of a conversation come. */
const LONGEST = 200_000

/** Whether a submission is part of a conversation's notes already, as after a try whose answer never came. */
export function notesHold({ notes }: Conversation, submission: string): boolean {
  return notes?.includes(submission) ?? false
}

/**
 * The notes of a conversation with what a visitor sent behind what is there, which others may have written. `also` is
 * what the conversation has another value for. Null when they would grow too long.
 */
export function withLead(held: Conversation, task: LeadTask, also: Record<string, string>): string | null {
  const before = held.notes?.trim() ? `${held.notes}\n\n` : ''
  const notes = before + blockOf(task, also)
  return notes.length > LONGEST ? null : notes
}

/** What a visitor sent, for a human reader; the submission in its first line tells that it is there. */
function blockOf(
  { submission, answers, source, intent, sentAt }: LeadTask,
  also: Record<string, string>,
): string {
  const { message, ...others } = answers
  const from = intent === undefined ? source : `${source}, ${intent}`
  return [
    `${minuteOf(sentAt)}: sent a web form (${from}; ${submission})`,
    ...(message ? [message] : []),
    ...[...Object.entries(others), ...Object.entries(also)].map(([key, value]) => `${key}: ${value}`),
  ].join('\n')
}
