import type { Visit } from './chaos-visit.ts'

/** What an upstream holds when all is over, in words of no vendor. */
export interface Ledger {
  /** What visits have to have in common to be of one conversation; `HeldConversation.key` says the same of that. */
  keyOf(visit: Visit): string
  conversations: readonly HeldConversation[]
  /** How many messages a conversation keeps, the newest. */
  room: number
  /** Every call for a step of a visit, in the order in which they came. */
  calls: readonly StepCall[]
  /** What the vendor should never hold, whatever visitors did. */
  flaws: readonly string[]
}

/** Everything that it says is as the vendor says it, which may be anything. */
export interface HeldConversation {
  key: string
  /** What a visitor may have been told as its id. */
  ids: readonly string[]
  /** Names of all visits that it is of; null where the vendor keeps no more than the newest. */
  contacts: readonly unknown[] | null
  /** The names that it shows, each with the step of a visit that writes it. */
  names: readonly { of: 'contact' | 'lead' | 'either'; name: unknown }[]
  /** What visitors wrote in step two, oldest first. */
  messages: readonly unknown[]
  /** The relay's own ids of the submissions that brought the messages. */
  submissions: readonly unknown[]
  /** Texts that only one and the same visit can have brought. */
  together: readonly (readonly unknown[])[]
}

/** A call that opens a conversation, changes the name of a known visitor, or hands a lead over. */
export interface StepCall {
  step: 'open' | 'rename' | 'hand over'
  /** Undefined where it names none. */
  visit: number | undefined
}
