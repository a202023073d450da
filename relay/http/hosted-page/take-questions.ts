import type { Response } from 'express'
import { LeadRequest } from '../../../shared/leads.ts'
import type { ProblemCode } from '../../../shared/problem-codes.ts'
import { fillIn } from '../../../widget/locales/fill-in.ts'
import { rehearsal, TEST_CAME } from '../../intake/rehearsal.ts'
import { submitLead } from '../../intake/submit-lead.ts'
import { ticketRefusal } from '../admit.ts'
import type { HttpDeps } from '../http-deps.ts'
import { parseRequest } from '../parse-request.ts'
import { refuse } from '../problem.ts'
import { answersTyped } from './answers-typed.ts'
import { pageOf } from './prepare-page.ts'
import { questionsStep } from './questions-step.ts'
import { renderEnd, renderPage } from './render-page.ts'
import type { Typed } from './render-questions.ts'
import { type Shown, storeFailure } from './shown.ts'
import { textsFor } from './texts-for.ts'
import { untilAnswered } from './until-answered.ts'

export function showQuestions(
  { clock }: Pick<HttpDeps, 'clock'>,
  response: Response,
  ticket: string,
  typed: Typed,
  shown: Shown,
): void {
  const place = pageOf(response)
  const { form, language, test } = place
  const body = questionsStep(form, language, test, ticket, typed, shown.errors ?? [], clock.now())
  const step = { n: 2, total: 2 }
  if (shown.refused !== undefined) refuse(response, shown.refused)
  response.send(renderPage({ ...place, step, body, notice: shown.notice, typed }))
}

/** Step two as posted: hands the lead over and says thank you, or shows step two again with what is wrong. */
export async function takeQuestions(deps: HttpDeps, response: Response, typed: Typed): Promise<void> {
  const { form, language, test } = pageOf(response)
  const texts = textsFor(form, language)
  const { ticket = '', visitor = '' } = typed
  const again = (shown: Shown) => showQuestions(deps, response, ticket, typed, shown)
  const failed = (refused: ProblemCode) => again({ refused, notice: texts.failed })
  const check = deps.tickets.check(ticket, 'lead', form.id, deps.clock.now())
  if (check.kind !== 'good') return failed(ticketRefusal(check.kind))
  if (check.test !== test) return failed('ticket_invalid')

  const parsed = parseRequest(LeadRequest, { ticket, answers: answersTyped(form, 2, typed) })
  if ('errors' in parsed) return again({ refused: 'fields_invalid', errors: parsed.errors })
  const input = { form, submission: check.submission, request: parsed.request, idempotencyKey: undefined }
  const intake = test ? rehearsal(deps.intake, form) : deps.intake
  const taken = await untilAnswered(deps.clock, () => submitLead(intake, input)).catch(
    storeFailure(deps.log, response),
  )
  if (taken === null) return failed('unavailable')
  if (taken.kind === 'invalid') return again({ refused: 'fields_invalid', errors: taken.errors })
  if (taken.kind === 'running' || taken.kind === 'mismatch') return failed('in_progress')
  if (taken.kind === 'unknown') return failed('ticket_invalid')
  if (taken.kind === 'already_sent') return failed('lead_already_sent')
  if (test) deps.log.info(TEST_CAME, { form: form.id })
  const queued = taken.answer.status === 'queued'
  const heading = fillIn(texts.sentTitle, { name: visitor }, language)
  response.send(renderEnd({ form, language, test }, heading, queued ? texts.queued : texts.sent))
}
