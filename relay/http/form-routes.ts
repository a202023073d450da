import type { RequestHandler, Response, Router } from 'express'
import { type ConversationAnswer, ConversationRequest } from '../../shared/conversations.ts'
import { type LeadAnswer, LeadRequest } from '../../shared/leads.ts'
import { TicketRequest } from '../../shared/tickets.ts'
import { openConversation } from '../intake/open-conversation.ts'
import { rehearsal } from '../intake/rehearsal.ts'
import { submitLead } from '../intake/submit-lead.ts'
import { admit } from './admit.ts'
import { answerMethodNotAllowed } from './answer-errors.ts'
import { crossOrigin, findForm, onlyFromSites, requestedForm } from './cross-origin.ts'
import type { HttpDeps } from './http-deps.ts'
import { idempotencyKey } from './idempotency-key.ts'
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

function postTicket({ tickets, clock }: HttpDeps): RequestHandler {
  return (request, response) => {
    const parsed = parseRequest(TicketRequest, request.body)
    if ('errors' in parsed) sendProblem(response, 'fields_invalid', parsed)
    else {
      const { test = false } = parsed.request
      const ticket = tickets.entry(requestedForm(response).id, clock.now(), test)
      response.set('Cache-Control', 'no-store').json({ ...ticket, ...(test && { test }) })
    }
  }
}

function postConversation({ tickets, clock, intake }: HttpDeps): RequestHandler {
  return async (request, response) => {
    const form = requestedForm(response)
    const parsed = parseRequest(ConversationRequest, request.body)
    if ('errors' in parsed) return sendProblem(response, 'fields_invalid', parsed)
    const key = idempotencyKey(request)
    if (key === null) return sendProblem(response, 'idempotency_key_invalid')
    const admitted = admit(tickets, parsed.request.ticket, 'entry', form.id, clock.now(), response)
    if (admitted === null) return

    const { test } = admitted
    const taken = await openConversation(test ? rehearsal(intake, form) : intake, {
      form,
      request: parsed.request,
      idempotencyKey: key,
      userAgent: request.get('User-Agent'),
    })
    if (taken.kind === 'invalid') return sendProblem(response, 'fields_invalid', { errors: taken.errors })
    if (taken.kind === 'running') return sendProblem(response, 'in_progress', { retryAfter: 1 })
    if (taken.kind === 'mismatch') return sendProblem(response, 'idempotency_mismatch')
    const { conversationId, status } = taken.answer
    const { ticket, expiresAt } = tickets.lead(form.id, taken.submission.id, taken.submission.createdAt, test)
    const answer = { conversationId, status, ticket, expiresAt, ...(test && { test }) } as ConversationAnswer
    sendAnswer(response, answer.status === 'open' ? 201 : 202, answer, taken.replayed)
  }
}

function postLead({ tickets, clock, intake }: HttpDeps): RequestHandler {
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
