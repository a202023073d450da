import type { Contact } from '../intake/contact.ts'
import type { Directory } from './directory.ts'
import type { ContactUpdate, Outcome } from './outcome.ts'

/** A conversation to open. */
export interface ConversationTask {
  /** UUIDv7, the same in every attempt: what makes a retry recognisable. */
  submission: string
  contact: Contact
  /** An earlier attempt was made, and what it did may be unknown. */
  retried: boolean
  /** Nobody has heard how the attempt before this one ended; what it asked for may still be under way. */
  interrupted?: boolean
}

/** A known conversation whose name or language may change, as the operator's policy decided. */
export interface UpdateTask {
  conversationId: string
  update: ContactUpdate
}

/** A lead to hand over, with everything that is needed to open its conversation again should that be gone. */
export interface LeadTask extends ConversationTask {
  /** Null when the conversation never came to be; then the adapter opens one first. */
  conversationId: string | null
  /** By question key; those of step one, which the contact has as well, included. */
  answers: Record<string, string>
  /** From the form's config. */
  source: string
  intent?: string
  /** When the visitor sent the lead, in milliseconds since 1970. */
  sentAt: number
}

/** What an attempt may use. One context serves one attempt. */
export interface AttemptContext {
  /** `visitor`: somebody waits, so at most a few calls; `backlog`: nobody does. */
  lane: 'visitor' | 'backlog'
  directory: Directory
  pacer: Pacer
  /** Milliseconds since 1970 from which on no call may begin: somebody else may have the delivery when it ends. */
  until: number
  /** Tells the operator something that deserves one line in the log, once a process and code. */
  notice(code: string): void
}

/** The upstream's quota, shared by everything that calls with the same key. Every call takes a token first. */
export interface Pacer {
  /** Resolves to 0 when the call may go out now, else to the milliseconds until it may; then nothing was taken. */
  take(lane: AttemptContext['lane']): Promise<number>
  /** The upstream said to stay away for so many milliseconds. */
  pause(ms: number): Promise<void>
}

/**
 * A system that receives conversations and leads. An implementation knows its vendor's words and nothing of the store:
 * it turns a task into an outcome. No method ever throws or rejects; whatever happens is an outcome. Tasks of one
 * identity never overlap, tasks of different identities do.
 */
export interface Upstream {
  /** Opens the conversation or finds the one that the visitor already has. Safe to repeat after any outcome. */
  openConversation(task: ConversationTask, context: AttemptContext): Promise<Outcome>
  /** Writes a name or a language onto a known conversation; a conversation that is gone is not an error. */
  updateConversation(task: UpdateTask, context: AttemptContext): Promise<Outcome>
  /** Hands over the lead, or merges it into the one that the conversation already has. Safe to repeat. */
  submitLead(task: LeadTask, context: AttemptContext): Promise<Outcome>
  /** Closes connections; calls that are under way may finish first. */
  close(): Promise<void>
}
