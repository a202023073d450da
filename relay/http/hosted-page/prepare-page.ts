import type { RequestHandler, Response } from 'express'
import { fillIn } from '../../../widget/locales/fill-in.ts'
import { localeOf } from '../../config/locale-of.ts'
import { campaignOf } from '../../intake/campaign.ts'
import { chooseLanguage } from '../../intake/choose-language.ts'
import type { Form } from '../../intake/form.ts'
import { requestedForm } from '../cross-origin.ts'
import { refuse, sendProblem } from '../problem.ts'
import { type Page, pagePolicy, renderPage, renderUnknown, UNKNOWN } from './render-page.ts'
import { textsFor } from './texts-for.ts'

/** Which page a request is for, after `preparePage`. */
export function pageOf(response: Response): Pick<Page, 'form' | 'language' | 'test' | 'campaign'> {
  const { language, test, campaign } = response.locals
  return { form: requestedForm(response), language, test, campaign }
}

/** Chooses the language (`?lang=`, else the browser's), sees whether it is a test (`?foyer-test`) and says what the page may do. */
export const preparePage: RequestHandler = (request, response, next) => {
  const form = requestedForm(response)
  const wanted = [request.query.lang, ...request.acceptsLanguages()]
  const chosen = wanted.map(tag => (typeof tag === 'string' ? chooseLanguage(tag, form.languages) : null))
  const language = chosen.find(tag => tag !== null) ?? form.languages[0] ?? 'en'
  response.set({
    'Content-Security-Policy': pagePolicy(form),
    'Cache-Control': 'no-store',
    // With `no-referrer` browsers would post the form with `Origin: null`.
    'Referrer-Policy': 'same-origin',
  })
  const test = 'foyer-test' in request.query
  const query = new URL(request.originalUrl, 'http://page').searchParams
  const campaign = String(new URLSearchParams(campaignOf(query)))
  Object.assign(response.locals, { language, test, campaign })
  response.locals.onLimited = () => {
    refuse(response, 'rate_limited').send(renderPage({ ...pageOf(response), notice: waitNotice(response) }))
  }
  next()
}

/** Says as a page, to whoever followed a link, that there is no such form. */
export function unknownPage(forms: ReadonlyMap<string, Form>): RequestHandler<{ form: string }> {
  return (request, response, next) => {
    if (forms.has(request.params.form)) return next()
    const language =
      request
        .acceptsLanguages()
        .map(localeOf)
        .find(locale => locale !== null) ?? 'en'
    refuse(response, 'form_unknown')
      .set({ 'Content-Security-Policy': pagePolicy(UNKNOWN), 'Cache-Control': 'no-store' })
      .send(renderUnknown(language, request.params.form))
  }
}

/** What to say when there were too many requests. */
export function waitNotice(response: Response): string {
  const { form, language } = pageOf(response)
  return fillIn(
    textsFor(form, language).wait,
    { seconds: Number(response.get('Retry-After') ?? 60) },
    language,
  )
}

/** Refuses a form that another site's page posts here. */
export function onlyFromItself(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('Origin')
    if (origin === undefined || origin === publicUrl) next()
    else sendProblem(response, 'site_not_allowed')
  }
}
