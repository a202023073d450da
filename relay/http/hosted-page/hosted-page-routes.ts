import { type RequestHandler, Router } from 'express'
import { answerMethodNotAllowed } from '../answer-errors.ts'
import { findForm } from '../cross-origin.ts'
import type { HttpDeps } from '../http-deps.ts'
import { readHtmlForm } from '../read-body.ts'
import { onlyFromItself, preparePage, unknownPage, waitNotice } from './prepare-page.ts'
import type { Typed } from './render-questions.ts'
import { showContact, takeContact } from './take-contact.ts'
import { showQuestions, takeQuestions } from './take-questions.ts'

/** `/f/:form`: the form as plain HTML, for when the widget's script is blocked or there is no JavaScript. */
export function hostedPageRoutes(deps: HttpDeps): Router {
  const routes = Router({ caseSensitive: true })
  const limit: RequestHandler = (request, response, next) => {
    const typed = typedIn(request.body)
    const limited = () => ({ refused: 'rate_limited', notice: waitNotice(response) }) as const
    if (typed.step === 'questions') {
      response.locals.onLimited = () => showQuestions(deps, response, typed.ticket ?? '', typed, limited())
      deps.limiters.leads(request, response, next)
    } else {
      response.locals.onLimited = () => showContact(deps, response, typed, limited())
      deps.limiters.conversations(request, response, next)
    }
  }
  routes.use('/:form', unknownPage(deps.forms), findForm(deps.forms), preparePage)
  routes.get('/:form', deps.limiters.tickets, (_request, response) => {
    showContact(deps, response, {}, {})
  })
  routes.post('/:form', onlyFromItself(deps.publicUrl), ...readHtmlForm, limit, async (request, response) => {
    const typed = typedIn(request.body)
    if (typed.step === 'questions') await takeQuestions(deps, response, typed)
    else await takeContact(deps, response, typed)
  })
  routes.all('/:form', answerMethodNotAllowed('GET, HEAD, POST'))
  return routes
}

/** Boxes of one question have one name, and the values of those that are ticked are one answer. */
function typedIn(body: unknown): Typed {
  const entries = Object.entries((body as object | undefined) ?? {}).map(([name, value]) => [
    name,
    name.startsWith('answers.') && Array.isArray(value) ? value.join(', ') : value,
  ])
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
