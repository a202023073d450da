import type { ConversationRequest } from '../../shared/conversations.ts'
import type { FieldError } from '../../shared/problem.ts'
import { answerTo } from './answer-to.ts'
import { checkContact } from './check-contact.ts'
import { chooseUpstream } from './choose-upstream.ts'
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
}

/**
 * Step one: takes the contact to disk, then tries to open the conversation while the visitor waits.
 * Rejects with `StoreUnavailableError` when nothing was taken.
 */
export async function openConversation(
  deps: IntakeDeps,
  { form, request, idempotencyKey }: OpenConversation,
): Promise<Taken | { kind: 'invalid'; errors: FieldError[] }> {
  const checked = checkContact(form, request)
  if ('errors' in checked) return { kind: 'invalid', errors: checked.errors }
  const { contact } = checked
  const upstream = chooseUpstream(form, contact)
  const { store, clock } = deps
  const at = clock.now()
  const hash = requestHash(request)
  const submission = uuidV7(at)
  const key = `${form.id}/conversation/${idempotencyKey ?? `${request.ticket} ${hash}`}`
  const acceptance = await store.acceptConversation({
    submission,
    form: form.id,
    upstream,
    identity: identityKey(upstream, contact.identity),
    contact,
    conversationId: deps.mintsConversationIds(upstream) ? submission : null,
    idempotency: { key, hash },
    lease: deps.lease(),
    at,
  })
  if (acceptance.kind === 'accepted') observeOpened(deps.observe, form, submission, request, contact)
  return answerTo(deps, { key, form: form.id, step: 'conversation' }, acceptance)
}
