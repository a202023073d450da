import type { LeadRequest } from '../../shared/leads.ts'
import type { FieldError } from '../../shared/problem.ts'
import { answerTo } from './answer-to.ts'
import { checkAnswers } from './check-answers.ts'
import type { Form } from './form.ts'
import type { IntakeDeps, Taken } from './intake.ts'
import { requestHash } from './request-hash.ts'

export interface SubmitLead {
  form: Form
  /** The submission that the lead ticket names. */
  submission: string
  request: LeadRequest
  idempotencyKey: string | undefined
}

/**
 * Step two: takes the answers to disk, then tries to hand the lead over while the visitor waits. A submission that the
 * store does not know is `unknown`: its ticket outlived it.
 */
export async function submitLead(
  deps: IntakeDeps,
  { form, submission, request, idempotencyKey }: SubmitLead,
): Promise<
  Taken | { kind: 'invalid'; errors: FieldError[] } | { kind: 'already_sent' } | { kind: 'unknown' }
> {
  const { store, clock, observe } = deps
  const at = clock.now()
  const before = looksBack(form) ? await store.firstAnswers(submission) : {}
  if (before === null) return { kind: 'unknown' }
  const checked = checkAnswers(form, { step: 2, answers: request.answers, before, at })
  if ('errors' in checked) return { kind: 'invalid', errors: checked.errors }
  const hash = requestHash({ answers: checked.answers })
  const key = `${form.id}/lead/${submission}/${idempotencyKey ?? hash}`
  const acceptance = await store.acceptLead({
    submission,
    answers: checked.answers,
    idempotency: { key, hash },
    lease: deps.lease(),
    at,
  })
  if (acceptance.kind === 'already_sent') return acceptance
  if (acceptance.kind === 'unknown_submission') return { kind: 'unknown' }
  if (acceptance.kind === 'accepted') {
    observe?.({ kind: 'sent', form: form.id, submission, answers: checked.answers })
    if (form.copyTo.length > 0) deps.wake()
  }
  return answerTo(deps, { key, form: form.id, step: 'lead' }, acceptance)
}

/** Whether what the second step asks depends on answers of the first. */
function looksBack({ public: { questions } }: Form): boolean {
  const first = new Set(questions.filter(({ step }) => step === 1).map(({ key }) => key))
  return questions.some(
    ({ step, showIf = {} }) => step === 2 && Object.keys(showIf).some(key => first.has(key)),
  )
}
