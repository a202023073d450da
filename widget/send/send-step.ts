import type { PublicForm } from '../../shared/public-form.ts'
import type { Tell } from '../events.ts'
import type { FormState } from '../state/form-state.ts'
import type { Action } from '../state/reduce.ts'
import { afterRefusal } from './after-refusal.ts'
import { answersOf, contactOf } from './bodies.ts'
import { isRefusal, type Refusal } from './post.ts'
import type { Submission } from './submission.ts'

/** Sends the step at which the form stands, tells the page how it went, and resolves to what follows for the form. */
export async function sendStep(
  form: PublicForm,
  { step, draft, language }: FormState,
  submission: Submission,
  tell: Tell,
): Promise<Action> {
  const refused = (refusal: Refusal) => {
    tell('foyer:error', { code: refusal.code, step })
    return afterRefusal(refusal)
  }
  const contact = contactOf(form, draft, language)
  if (step < form.steps) {
    const reply = await submission.open(contact)
    return isRefusal(reply) ? refused(reply) : { type: 'opened' }
  }
  const reply = await submission.deliver(contact, answersOf(form, draft, 2, language))
  if (isRefusal(reply)) return refused(reply)
  tell('foyer:lead', reply)
  return { type: 'ended', at: reply.status === 'queued' ? 'queued' : 'sent' }
}
