import type { Answers } from '../../shared/answers.ts'
import type { ConversationAnswer } from '../../shared/conversations.ts'
import type { LeadAnswer } from '../../shared/leads.ts'
import type { TicketAnswer } from '../../shared/tickets.ts'
import type { Tell } from '../events.ts'
import type { Inlined } from '../inlined.ts'
import { type Contact, unseenOf } from './bodies.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { persist } from './persist.ts'
import { isRefusal, type Post, type Reply } from './post.ts'

/**
 * The relay's side of one form, with what must be remembered between requests: tickets, and one idempotency key a
 * draft. Whether a ticket has expired is the relay's to say, because clocks of visitors are wrong. Nothing rejects.
 */
export interface Submission {
  /** Gets an entry ticket unless there is one. */
  enter(): Promise<Reply<TicketAnswer>>
  /** Step one. Answers without a request where this very contact has its conversation. */
  open(contact: Contact): Promise<Reply<ConversationAnswer>>
  /** Step two, and before it step one where that is still, or again, to do. */
  deliver(contact: Contact, answers: Answers): Promise<Reply<LeadAnswer>>
}

/** What the visitor wrote, as JSON, and the key that goes with every try to send it. */
interface Draft {
  text: string
  key: string
}

interface Opening extends Draft {
  unseen: ReturnType<typeof unseenOf>
  answer?: ConversationAnswer
}

export interface Memory {
  /** These two must outlive the page, as JSON can keep them. */
  opening?: Opening | undefined
  lead?: Draft | undefined
  entry?: Promise<Reply<TicketAnswer>> | undefined
  /** What a ticket is asked for with, so that nothing is sent on. */
  test?: { test: true }
  /** Sends whatever is sent. */
  post: Post
  /** Called before anything is sent, and when step one is answered. */
  changed?(): void
}

export function createSubmission(
  { base, form }: Inlined,
  host: HTMLElement,
  tell: Tell,
  memory: Memory,
): Submission {
  const url = `${base}/v1/forms/${form.id}/`
  if (/[?&]foyer-test(=|&|$)/.test(location.search) || 'foyerTest' in host.dataset)
    memory.test = { test: true }

  async function enter() {
    memory.entry ??= memory.post<TicketAnswer>(`${url}tickets`, memory.test ?? {})
    const reply = await memory.entry
    if (isRefusal(reply)) memory.entry = undefined
    return reply
  }

  /** An entry ticket that the relay refuses is replaced, once. */
  async function postContact(
    contact: Contact,
    current: Opening,
    again = true,
  ): Promise<Reply<ConversationAnswer>> {
    const entered = await enter()
    if (isRefusal(entered)) return entered
    const body = { ticket: entered.ticket, ...contact, ...current.unseen }
    const reply = await memory.post<ConversationAnswer>(`${url}conversations`, body, current.key)
    if (!again || !refusesTicket(reply)) return reply
    memory.entry = undefined
    return postContact(contact, current, false)
  }

  async function open(contact: Contact) {
    const text = JSON.stringify(contact)
    if (memory.opening?.text !== text)
      memory.opening = { text, key: idempotencyKey(), unseen: unseenOf(form, host) }
    const current = memory.opening
    memory.changed?.()
    if (current.answer) return current.answer
    const reply = await persist(() => postContact(contact, current))
    if (!isRefusal(reply)) {
      current.answer = reply
      memory.changed?.()
      const { conversationId, status } = reply
      tell('foyer:conversation', { conversationId, status })
    }
    return reply
  }

  async function deliver(contact: Contact, answers: Answers, again = true): Promise<Reply<LeadAnswer>> {
    const opened = await open(contact)
    if (isRefusal(opened)) return opened
    const body = { ticket: opened.ticket, answers }
    const text = JSON.stringify(body)
    if (memory.lead?.text !== text) memory.lead = { text, key: idempotencyKey() }
    const { key } = memory.lead
    memory.changed?.()
    const reply = await persist(() => memory.post<LeadAnswer>(`${url}leads`, body, key))
    // A ticket is good for one lead. Where that went out and its answer was lost, changed answers need a new ticket.
    const spent = isRefusal(reply) && (refusesTicket(reply) || reply.code === 'lead_already_sent')
    if (isRefusal(reply) && !(again && spent)) return reply
    memory.opening = undefined
    return spent ? deliver(contact, answers, false) : reply
  }

  return { enter, open, deliver }
}

const refusesTicket = (reply: object) => isRefusal(reply) && /^ticket_/.test(reply.code)
