import cors from 'cors'
import type { Request, RequestHandler, Response } from 'express'
import { mayShow } from '../guard/sites.ts'
import type { Form } from '../intake/form.ts'
import { sendProblem } from './problem.ts'

const DAY = 86_400
const ADD_SITE = 'Add the Origin to the form’s "sites"'

/** The form that `findForm` found. */
export function requestedForm(response: Response): Form {
  return response.locals.form as Form
}

/** Finds the form that the path names; the handlers after it get it from `requestedForm`. */
export function findForm(forms: ReadonlyMap<string, Form>): RequestHandler<{ form: string }> {
  return (request, response, next) => {
    const form = forms.get(request.params.form)
    if (form === undefined) {
      sendProblem(response, 'form_unknown')
      return
    }
    response.locals.form = form
    next()
  }
}

/** CORS for the sites of the form, ahead of every other guard so that its refusals can be read. */
export const crossOrigin: RequestHandler<{ form: string }> = (request, response, next) => {
  // Refusals too depend on the origin, or a cache would hand one to the site.
  response.vary('Origin')
  // A page of another site gets no further than to ask, and the operator is to know why.
  if (request.method === 'OPTIONS' && !mayShow(requestedForm(response), request.get('Origin'))) {
    sendProblem(response, 'site_not_allowed', { detail: ADD_SITE })
    return
  }
  corsOf(requestedForm(response))(request, response, next)
}

const handlers = new WeakMap<Form, RequestHandler<{ form: string }>>()

function corsOf(form: Form): RequestHandler<{ form: string }> {
  const known = handlers.get(form)
  if (known !== undefined) return known
  const handle = cors<Request<{ form: string }>>({
    origin: (origin, decide) => decide(null, mayShow(form, origin)),
    methods: ['GET', 'POST'],
    allowedHeaders: ['Content-Type', 'Idempotency-Key'],
    exposedHeaders: ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'Idempotent-Replayed'],
    maxAge: DAY,
  })
  handlers.set(form, handle)
  return handle
}

/** Lets in what comes from a page of one of the form's sites. */
export const onlyFromSites: RequestHandler<{ form: string }> = (request, response, next) => {
  const form = requestedForm(response)
  if (mayShow(form, request.get('Origin'))) next()
  else sendProblem(response, 'site_not_allowed', { detail: ADD_SITE })
}
