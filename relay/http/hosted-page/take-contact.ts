import type { Response } from 'express'
import { ConversationRequest } from '../../../shared/conversations.ts'
import { LIMITS } from '../../../shared/limits.ts'
import type { ProblemCode } from '../../../shared/problem-codes.ts'
import { openConversation } from '../../intake/open-conversation.ts'
import { rehearsal } from '../../intake/rehearsal.ts'
import { ticketRefusal } from '../admit.ts'
import type { HttpDeps } from '../http-deps.ts'
import { countProof, judge } from '../judge.ts'
import { parseRequest } from '../parse-request.ts'
import { refuse } from '../problem.ts'
import { answersTyped } from './answers-typed.ts'
import { contactStep, TRAP } from './contact-step.ts'
import { pageOf } from './prepare-page.ts'
import { queryOf, renderPage } from './render-page.ts'
import type { Typed } from './render-questions.ts'
import { type Shown, storeFailure } from './shown.ts'
import { showQuestions } from './take-questions.ts'
import { textsFor } from './texts-for.ts'
import { untilAnswered } from './until-answered.ts'

export function showContact(deps: HttpDeps, response: Response, typed: Typed, shown: Shown): void {
  const now = deps.clock.now()
  const place = pageOf(response)
  const { form, language, test, campaign } = place
  const { ticket } = deps.tickets.entry(form.id, now, test)
  // What a suspicious visitor, whom a page without a script can't let work, brings back with one more click.
  const proof = shown.refused?.startsWith('proof_') ? `${deps.challenges.issue(ticket, 0, now)}.0` : null
  const { errors = [] } = shown
  const query = queryOf(language, test, campaign)
  const body = contactStep({ form, language, query, ticket, proof, typed, errors, at: now })
  const step = { n: 1, total: 2 }
  const languages = shown.refused === undefined
  if (shown.refused !== undefined) refuse(response, shown.refused)
  response.send(renderPage({ ...place, step, body, languages, notice: shown.notice, typed }))
}

/** Step one as posted: opens the conversation and shows step two, or step one again with what is wrong. */
export async function takeContact(deps: HttpDeps, response: Response, typed: Typed): Promise<void> {
  const { form, language, test, campaign } = pageOf(response)
  const again = (shown: Shown) => showContact(deps, response, typed, shown)
  const failed = (refused: ProblemCode) => again({ refused, notice: textsFor(form, language).failed })
  const { ticket = '', proof = '', name = '', email = '', phone = '', country = '', consent = '' } = typed
  const trap = (typed[TRAP] ?? '').slice(0, LIMITS.field)
  const page = { url: `${deps.publicUrl}/f/${form.id}${campaign && `?${campaign}`}`.slice(0, LIMITS.url) }
  const parsed = parseRequest(ConversationRequest, {
    ...{ ticket, proof, trap, name, email, phone, language, page, answers: answersTyped(form, 1, typed) },
    ...(phone !== '' && country !== '' ? { country } : {}),
    ...(consent === '' ? {} : { consent: { version: consent } }),
  })
  if ('errors' in parsed) return again({ refused: 'fields_invalid', errors: parsed.errors })
  const check = deps.tickets.check(ticket, 'entry', form.id, deps.clock.now())
  if (check.kind !== 'good') return failed(ticketRefusal(check.kind))
  if (check.test !== test) return failed('ticket_invalid')

  const intake = test ? rehearsal(deps.intake, form) : deps.intake
  const userAgent = response.req.get('User-Agent')
  const judged = judge(deps, response.req, { form, request: parsed.request, admitted: check, works: false })
  const input = {
    ...{ form, request: parsed.request, idempotencyKey: undefined, userAgent, proof: judged.proof },
  }
  const taken = await untilAnswered(deps.clock, () => openConversation(intake, input)).catch(
    storeFailure(deps.log, response),
  )
  if (taken === null) return failed('unavailable')
  countProof(deps, form, judged, taken)
  if (taken.kind === 'unproven')
    return again({ refused: judged.why.code, notice: textsFor(form, language).check })
  if (taken.kind === 'invalid') return again({ refused: 'fields_invalid', errors: taken.errors })
  if (taken.kind !== 'answer') return failed('in_progress')
  const lead = deps.tickets.lead(form.id, taken.submission.id, taken.submission.createdAt, test)
  showQuestions(deps, response, lead.ticket, { visitor: name.trim() }, {})
}
