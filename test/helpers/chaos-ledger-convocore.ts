import type { z } from 'zod'
import type {
  ChangeBody,
  Conversation,
  MessagesBody,
  Turn,
} from '../../demo/sandbox/convocore/conversation.ts'
import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import type { HeldConversation, Ledger, StepCall } from './chaos-ledger.ts'
import { visitOf } from './chaos-visit.ts'

/** What a sandbox of Convocore holds. */
export interface ConvocoreRows {
  conversations: readonly ConvocoreRow[]
  journal: readonly JournalEntry[]
}

export interface ConvocoreRow extends Conversation {
  turns: readonly Turn[]
}

/** What a lead has written into the notes. */
interface Block {
  submission: string
  message: string | undefined
  topic: string | undefined
}

/** A visitor has one conversation, which is their lead as well. Visitors have to be on `overwrite`. */
export function convocoreLedger({ conversations, journal }: ConvocoreRows): Ledger {
  return {
    keyOf: ({ identifier }) => identifier,
    conversations: conversations.map(held),
    room: Number.POSITIVE_INFINITY,
    calls: journal.flatMap(callOf),
    flaws: conversations.flatMap(row => flawsOf(row, journal).map(flaw => `${flaw} (${identifierOf(row)})`)),
  }
}

function held(row: ConvocoreRow): HeldConversation {
  const blocks = blocksIn(row.notes)
  const newest = blocks.at(-1)
  const { topic, page_url } = (row.capturedVariables ?? {}) as Record<string, unknown>
  return {
    ...{ key: identifierOf(row), ids: [row.ID], contacts: null },
    // The lead's name is the contact's.
    names: [{ of: 'either', name: row.userName }],
    messages: blocks.map(({ message }) => message),
    submissions: blocks.map(({ submission }) => submission),
    together: [
      ...blocks.map(block => [block.message, block.topic]),
      ...(newest === undefined ? [] : [[newest.message, topic, page_url]]),
      [/opened a web form at (\S+)/.exec(row.notes ?? '')?.[1], ...wordsIn(row.turns)],
    ],
  }
}

/**
 * Who has created a conversation stands on it for ever, and what they wrote is its transcript. That may be missing when a
 * call for it was answered with a failure: the notes have it as well, so the relay does not insist.
 */
function flawsOf({ tags = [], notes, turns }: ConvocoreRow, journal: readonly JournalEntry[]): string[] {
  const creators = tags.filter(tag => tag.startsWith('foyer-'))
  if (creators.length !== 1) return [`doubled: ${creators.length} submissions have created one conversation`]
  const lead = blocksIn(notes).find(({ submission }) => creators.includes(`foyer-${submission}`))
  const [expected, actual] = [lead?.message ?? 'nothing', wordsIn(turns).join(', ') || 'nothing']
  const mayBeMissing = actual === 'nothing' && journal.some(entry => hasFailed(entry, expected))
  return actual === expected || mayBeMissing
    ? []
    : [`mixed: the transcript says ${actual}, its lead ${expected}`]
}

function hasFailed({ request, status, response }: JournalEntry, words: string): boolean {
  const isYes = (response as { success?: unknown } | null)?.success === true
  return status !== null && !isYes && wordsIn(bodyOf(request).turns).includes(words)
}

function callOf({ method, path, request }: JournalEntry): StepCall[] {
  if (method === 'GET') return []
  const { conversation, turns } = bodyOf(request)
  const ofName = visitOf(conversation?.userName)
  if (method === 'POST') return [{ step: 'open', visit: ofName }]
  if (path.endsWith('/messages')) return [{ step: 'hand over', visit: visitOf(wordsIn(turns)[0]) }]
  if (conversation?.notes === undefined) return [{ step: 'rename', visit: ofName }]
  return [{ step: 'hand over', visit: visitOf(blocksIn(conversation.notes).at(-1)?.message) }]
}

function bodyOf(request: unknown): Partial<z.infer<typeof ChangeBody> & z.infer<typeof MessagesBody>> {
  return request ?? {}
}

function blocksIn(notes = ''): Block[] {
  return notes.split('\n\n').flatMap(block => {
    const [head = '', message, ...answers] = block.split('\n')
    const submission = /: sent a web form \(.*; ([0-9a-f-]{36})\)$/.exec(head)?.[1]
    const topic = answers.find(line => line.startsWith('topic: '))?.slice('topic: '.length)
    return submission === undefined ? [] : [{ submission, message, topic }]
  })
}

function wordsIn(turns: readonly Turn[] = []): string[] {
  return turns.flatMap(({ messages }) => messages.map(({ item }) => item.payload.message))
}

function identifierOf({ userEmail, userPhone }: Conversation): string {
  return userEmail ?? userPhone ?? 'nobody'
}
