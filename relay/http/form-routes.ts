import type { RequestHandler, Response, Router } from 'express'
import { type ConversationAnswer, ConversationRequest } from '../../shared/conversations.ts'
import { type LeadAnswer, LeadRequest } from '../../shared/leads.ts'
import { type TicketAnswer, TicketRequest } from '../../shared/tickets.ts'
import { spentBy } from '../guard/rate-limit.ts'
import { suspect } from '../guard/suspicion.ts'
import { openConversation } from '../intake/open-conversation.ts'
import { rehearsal, TEST_CAME } from '../intake/rehearsal.ts'
import { submitLead } from '../intake/submit-lead.ts'
import { admit } from './admit.ts'
import { answerMethodNotAllowed } from './answer-errors.ts'
import { crossOrigin, findForm, onlyFromSites, requestedForm } from './cross-origin.ts'
import type { HttpDeps } from './http-deps.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { countProof, judge } from './judge.ts'
import { parseRequest } from './parse-request.ts'
import { sendProblem } from './problem.ts'
import { readJson } from './read-body.ts'

/** Adds `/v1/forms/:form`, the contract that the widget speaks. A router within the router would ask for its time. */
export function addFormRoutes(routes: Router, deps: HttpDeps): void {
  const { limiters } = deps
  const known = [findForm(deps.forms), crossOrigin]
  const postTo = (path: string, limiter: RequestHandler, handler: RequestHandler) =>
    routes
      .route(path)
      .all(...known)
      .post(onlyFromSites, limiter, ...readJson, handler)
      .all(answerMethodNotAllowed('POST'))
  postTo('/v1/forms/:form/conversations', limiters.conversations, postConversation(deps))
  postTo('/v1/forms/:form/leads', limiters.leads, postLead(deps))
  postTo('/v1/forms/:form/tickets', limiters.tickets, postTicket(deps))
  routes
    .route('/v1/forms/:form')
    .all(...known)
    .get((_request, response) => {
      response.set('Cache-Control', 'public, max-age=300').json(requestedForm(response).public)
    })
    .all(answerMethodNotAllowed('GET, HEAD'))
  // So that a page can read that there is nothing else.
  routes.use('/v1/forms/:form', ...known)
}

function postTicket({ tickets, challenges, traffic, clock }: HttpDeps): RequestHandler {
  return (request, response) => {
    const form = requestedForm(response)
    const parsed = parseRequest(TicketRequest, request.body)
    if ('errors' in parsed) return sendProblem(response, 'fields_invalid', parsed)
    const { test = false } = parsed.request
    const now = clock.now()
    const entry = tickets.entry(form.id, now, test)
    const suspicion = test
      ? null
      : suspect({ wish: form.proof, address: spentBy(request), traffic: traffic.of(form.id) })
    const answer: TicketAnswer = {
      ...entry,
      ...(test && { test }),
      ...(suspicion && { challenge: challenges.issue(entry.ticket, suspicion.bits, now) }),
    }
    response.set('Cache-Control', 'no-store').json(answer)
  }
}

function postConversation(deps: HttpDeps): RequestHandler {
  const { tickets, challenges, clock, intake } = deps
  return async (request, response) => {
    const form = requestedForm(response)
    const parsed = parseRequest(ConversationRequest, request.body)
    if ('errors' in parsed) return sendProblem(response, 'fields_invalid', parsed)
    const key = idempotencyKey(request)
    if (key === null) return sendProblem(response, 'idempotency_key_invalid')
    const entry = parsed.request.ticket
    const admitted = admit(tickets, entry, 'entry', form.id, clock.now(), response)
    if (admitted === null) return

    const { test } = admitted
    const judged = judge(deps, request, { form, request: parsed.request, admitted, works: true })
    const taken = await openConversation(test ? rehearsal(intake, form) : intake, {
      form,
      request: parsed.request,
      idempotencyKey: key,
      proof: judged.proof,
      userAgent: request.get('User-Agent'),
    })
    countProof(deps, form, judged, taken)
    if (taken.kind === 'unproven') {
      const challenge = challenges.issue(entry, judged.suspicion?.bits ?? 0, clock.now())
      return sendProblem(response, judged.why.code, { ...judged.why.extra, challenge })
    }
    if (taken.kind === 'invalid') return sendProblem(response, 'fields_invalid', { errors: taken.errors })
    if (taken.kind === 'running') return sendProblem(response, 'in_progress', { retryAfter: 1 })
    if (taken.kind === 'mismatch') return sendProblem(response, 'idempotency_mismatch')
    const { conversationId, status } = taken.answer
    const { ticket, expiresAt } = tickets.lead(form.id, taken.submission.id, taken.submission.createdAt, test)
    const answer = { conversationId, status, ticket, expiresAt, ...(test && { test }) } as ConversationAnswer
    sendAnswer(response, answer.status === 'open' ? 201 : 202, answer, taken.replayed)
  }
}

function postLead({ tickets, clock, intake, log }: HttpDeps): RequestHandler {
  return async (request, response) => {
    const form = requestedForm(response)
    const parsed = parseRequest(LeadRequest, request.body)
    if ('errors' in parsed) return sendProblem(response, 'fields_invalid', parsed)
    const key = idempotencyKey(request)
    if (key === null) return sendProblem(response, 'idempotency_key_invalid')
    const admitted = admit(tickets, parsed.request.ticket, 'lead', form.id, clock.now(), response)
    if (admitted === null) return

    const { submission, test } = admitted
    const taken = await submitLead(test ? rehearsal(intake, form) : intake, {
      ...{ form, submission, request: parsed.request, idempotencyKey: key },
    })
    if (taken.kind === 'invalid') return sendProblem(response, 'fields_invalid', { errors: taken.errors })
    if (taken.kind === 'running') return sendProblem(response, 'in_progress', { retryAfter: 1 })
    if (taken.kind === 'mismatch') return sendProblem(response, 'idempotency_mismatch')
    if (taken.kind === 'already_sent') return sendProblem(response, 'lead_already_sent')
    if (taken.kind === 'unknown') return sendProblem(response, 'ticket_invalid')
    if (test) log.info(TEST_CAME, { form: form.id })
    const answer = { ...taken.answer, ...(test && { test }) } as LeadAnswer
    sendAnswer(response, answer.status === 'delivered' ? 201 : 202, answer, taken.replayed)
  }
}

function sendAnswer(response: Response, status: 201 | 202, answer: object, replayed: boolean): void {
  if (replayed) response.setHeader('Idempotent-Replayed', 'true')
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  // Express's own `json` would hash the answer for an ETag that nobody can use.
  response.status(status).end(JSON.stringify(answer))
}
