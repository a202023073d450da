import { type Answer, ask, textOf } from '../ask.ts'
import { type Finding, note, wrong } from '../finding.ts'
import type { View } from '../view.ts'

const PROXY = 'Look at the proxy in front of the relay: it shall pass /v1/ on with every method and header.'

/** Whether the relay lets a browser on the page send: first by asking, as browsers do, then by opening a test. */
export async function checkSending({ page, relay, form, sites }: View): Promise<Finding[]> {
  const { origin } = new URL(page.url)
  if (form === null || (sites !== null && !sites.includes(origin))) return []
  const url = `${relay}/v1/forms/${form}/tickets`
  const preflight = await ask(url, {
    method: 'OPTIONS',
    headers: {
      ...{ Origin: origin, 'Access-Control-Request-Method': 'POST' },
      'Access-Control-Request-Headers': 'content-type,idempotency-key',
    },
  })
  if (preflight.kind === 'silence')
    return [wrong('sending_silent', `${url}: its host ${preflight.why}.`, PROXY)]
  const refusal = textOf(preflight)
  if (refusal.includes('form_unknown')) return []
  if (refusal.includes('site_not_allowed')) return [notASite(origin, form, sites)]
  const lacks = lacking(preflight, origin)
  if (lacks !== null)
    return [
      wrong(
        'preflight',
        `Browsers ask before they send, and the answer (${preflight.status}) ${lacks}.`,
        PROXY,
      ),
    ]
  const opened = await ask(url, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ test: true }),
  })
  return checkOpened(opened)
}

function notASite(origin: string, form: string, sites: View['sites']): Finding {
  const todo =
    sites === null
      ? `Add "${origin}" to forms.${form}.sites and restart the relay; https and http, with and without www, are different sites.`
      : 'Restart the relay: its config says so, and the relay that runs does not.'
  return wrong('site_missing', `The relay does not let ${origin} use the form ${form}.`, todo)
}

function lacking({ status, headers }: Answer & { kind: 'answer' }, origin: string): string | null {
  const header = (name: string) => headers.get(`access-control-${name}`)?.toLowerCase() ?? ''
  if (status < 200 || status > 299) return 'is no success'
  if (![origin.toLowerCase(), '*'].includes(header('allow-origin')))
    return `has “${header('allow-origin')}” in Access-Control-Allow-Origin`
  const missing = ['content-type', 'idempotency-key'].find(name => !header('allow-headers').includes(name))
  return missing === undefined ? null : `has no ${missing} in Access-Control-Allow-Headers`
}

/** An older relay refuses a test, and that is an answer too. */
function checkOpened(opened: Answer): Finding[] {
  if (opened.kind === 'silence')
    return [wrong('sending_silent', `${opened.url}: its host ${opened.why}.`, PROXY)]
  const { status, headers } = opened
  if (status === 429)
    return [
      note(
        'rate_limited',
        'The relay has had too many requests from this address, so that a test could not be opened.',
        'Look again in a minute.',
      ),
    ]
  if (/json/.test(headers.get('content-type') ?? '') && [200, 422].includes(status)) return []
  return [wrong('sending', `A form that is opened gets a ${status} instead of its ticket.`, PROXY)]
}
