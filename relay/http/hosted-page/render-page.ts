import { directionOf } from '../../../widget/locales/direction.ts'
import { fillIn } from '../../../widget/locales/fill-in.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { pageStyle } from './page-style.ts'
import { renderElsewhere } from './render-elsewhere.ts'
import type { Typed } from './render-questions.ts'
import { localText, textsFor } from './texts-for.ts'

/** What of a form a page looks like. */
type Look = Pick<Form, 'theme' | 'texts'>

/** Of the page for a form that there is not. */
export const UNKNOWN: Look = {}

/** The page needs its own style, to send itself its form, and nothing else; sites may not frame it. */
export const pagePolicy = (form: Look): string =>
  [
    "default-src 'none'",
    `style-src '${pageStyle(form).hash}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

/** Only who builds the site sees it, so it is in one language. */
const TEST_NOTICE = html`<p class="notice test" lang="en" dir="ltr">Test: nothing is sent</p>`

/** Of the address of a page that is in this language and, or not, a test; `campaign` is a query too, or empty. */
export function queryOf(language: string, test: boolean, campaign = ''): string {
  return `?lang=${language}${test ? '&foyer-test' : ''}${campaign && `&${campaign}`}`
}

export interface Page {
  form: Form
  language: string
  /** Whether what is sent goes nowhere. */
  test: boolean
  /** What the address says of a campaign, as a query. */
  campaign: string
  step?: { n: number; total: number }
  /** Whether the visitor may still change the language; later that would start the form afresh. */
  languages?: boolean
  /** A sentence about something that went wrong. */
  notice?: string | undefined
  /** What the visitor has typed: where the form can't be sent, a mail begins with it. */
  typed?: Typed
  body?: Html
}

/** A page of the form, in a language. */
export function renderPage(page: Page): string {
  const { form, language, test, step, languages = false, notice, typed = {}, body } = page
  const texts = textsFor(form, language)
  const title = localText(form.title, language) ?? texts.title
  const intro = localText(form.intro, language)
  const stepText = step && fillIn(texts.step, step, language)
  return renderDocument(
    form,
    language,
    title,
    html`${test && TEST_NOTICE}
${languages && form.languages.length > 1 && languageLinks(page, texts.language)}
${stepText !== undefined && html`<p class="step">${stepText}</p>`}
<h1>${title}</h1>
${intro !== undefined && html`<p class="intro">${intro}</p>`}
${notice !== undefined && html`<p class="notice" role="alert">${notice}</p>${renderElsewhere(form, language, typed)}`}
${body ?? null}`,
  )
}

/** What a visitor sees last. */
export function renderEnd(
  { form, language, test }: Pick<Page, 'form' | 'language' | 'test'>,
  title: string,
  text: string,
): string {
  return renderDocument(
    form,
    language,
    title,
    html`${test && TEST_NOTICE}
<div class="end">
<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="12"/><path d="m7.5 12.5 3 3 6-6.5"/></svg>
<h1>${title}</h1>
<p class="intro">${text}</p>
</div>`,
  )
}

/** The visitor is told in their language; which form was meant is for whoever wrote the link. */
export function renderUnknown(language: string, form: string): string {
  const { refused } = textsFor(UNKNOWN, language)
  return renderDocument(
    UNKNOWN,
    language,
    refused,
    html`<h1>${refused}</h1>
<p class="intro" lang="en" dir="ltr">There is no form named “${form}” here.</p>`,
  )
}

function renderDocument(form: Look, language: string, title: string, content: Html): string {
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ markup: pageStyle(form).text }}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.markup
}

function languageLinks({ form, language: current, test, campaign }: Page, label: string): Html {
  const links = form.languages.map(language => {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
    const mark = language === current ? html` aria-current="page"` : null
    return html`<a href="${queryOf(language, test, campaign)}" lang="${language}" hreflang="${language}"${mark}>${name}</a>`
  })
  return html`<nav aria-label="${label}">${links}</nav>`
}
