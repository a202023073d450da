import type { ConversationRequest } from '../../shared/conversations.ts'
import type { FieldError } from '../../shared/problem.ts'
import { answerTo } from './answer-to.ts'
import { checkContact } from './check-contact.ts'
import { chooseUpstream } from './choose-upstream.ts'
import type { Contact } from './contact.ts'
import { deviceOf } from './device-of.ts'
import type { Form } from './form.ts'
import { identityKey } from './identity.ts'
import type { IntakeDeps, Taken } from './intake.ts'
import { observeOpened } from './observe-opened.ts'
import { requestHash } from './request-hash.ts'
import { uuidV7 } from './uuid-v7.ts'

export interface OpenConversation {
  form: Form
  request: ConversationRequest
  /** The visitor's `Idempotency-Key`, if the browser sent one. */
  idempotencyKey: string | undefined
  /** The header, if the browser sent one. */
  userAgent: string | undefined
  /** Whether it comes in: with the challenge that was solved for it, if there had to be one. */
  proof: Proof
}

/** With `missing` nothing new is taken, and what was taken before is answered. */
export type Proof = { kind: 'unneeded' } | { kind: 'missing' } | { kind: 'given'; challenge: string }

export type Opened =
  | Taken
  | { kind: 'invalid'; errors: FieldError[] }
  /** The proof is missing, or another submission has brought it. */
  | { kind: 'unproven' }

/**
 * Step one: takes the contact to disk, then tries to open the conversation while the visitor waits.
 * Rejects with `StoreUnavailableError` when nothing was taken.
 */
export async function openConversation(
  deps: IntakeDeps,
  { form, request, idempotencyKey, userAgent, proof }: OpenConversation,
): Promise<Opened> {
  const { store, clock } = deps
  const at = clock.now()
  const checked = checkContact(form, request, at)
  if ('errors' in checked) return { kind: 'invalid', errors: checked.errors }
  const device = deviceOf(userAgent)
  const contact: Contact = { ...checked.contact, ...(device && { device }) }
  const upstream = chooseUpstream(form, contact)
  const hash = requestHash(request)
  const key = `${form.id}/conversation/${idempotencyKey ?? `${request.ticket} ${hash}`}`
  const step = { key, form: form.id, step: 'conversation' } as const
  if (proof.kind === 'missing') {
    const known = await store.recall({ key, hash }, at)
    return known === null ? { kind: 'unproven' } : answerTo(deps, step, known)
  }
  const placeAt = (name: string) => {
    const submission = uuidV7(at)
    const conversationId = deps.mintsConversationIds(name) ? submission : null
    return { submission, upstream: name, identity: identityKey(name, contact.identity), conversationId }
  }
  const first = placeAt(upstream)
  const copies = form.copyTo.filter(name => name !== upstream).map(placeAt)
  const acceptance = await store.acceptConversation({
    ...first,
    form: form.id,
    contact,
    copies,
    idempotency: { key, hash },
    spends: proof.kind === 'given' ? `${form.id}/proof/${proof.challenge}` : undefined,
    lease: deps.lease(),
    at,
  })
  if (acceptance.kind === 'spent') return { kind: 'unproven' }
  if (acceptance.kind === 'accepted') {
    if (deps.observe) observeOpened(deps.observe, form, { first, copies }, request, contact)
    if (form.copyTo.length > 0) deps.wake()
  }
  return answerTo(deps, step, acceptance)
}
