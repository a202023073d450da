import { ask } from './ask.ts'
import { checkAddress } from './checks/address.ts'
import { checkHolders } from './checks/holders.ts'
import { checkIntegrity } from './checks/integrity.ts'
import { checkIsolation } from './checks/isolation.ts'
import { checkPlaces } from './checks/place.ts'
import { checkPolicies } from './checks/policy.ts'
import { checkRelay } from './checks/relay.ts'
import { checkScript } from './checks/script.ts'
import { checkSending } from './checks/sending.ts'
import { checkSite } from './checks/site.ts'
import { checkTag } from './checks/tag.ts'
import { checkTest } from './checks/test.ts'
import { type Finding, note } from './finding.ts'
import { decodePage } from './page/decode-page.ts'
import { fetchPage } from './page/fetch-page.ts'
import { findTags } from './page/find-tags.ts'
import { type Page, readPage } from './page/read-page.ts'
import type { View } from './view.ts'

/** Whose page is looked at, as far as the operator says. */
export interface Target {
  relay: string
  /** Null to go by the page's tag. */
  form: string | null
  /** Origins that may show each form, by its name; null without a config. */
  sites: Readonly<Record<string, readonly string[]>> | null
}

export type Report =
  | { looked: true; page: string; relay: string; form: string | null; findings: Finding[] }
  | { looked: false; page: string; why: string }

/** Looks at a page, and at its relay as a browser on that page does. */
export async function examine(address: string, target: Target): Promise<Report> {
  const { answer, redirects } = await fetchPage(address)
  const unseen = (why: string): Report => ({ looked: false, page: answer.url, why })
  if (answer.kind === 'silence') return unseen(`Its server ${answer.why}.`)
  const { url, status, headers, body } = answer
  const type = headers.get('content-type') ?? ''
  if (status < 200 || status > 299)
    return unseen(`It answers ${status}; some servers show themselves to browsers only.`)
  if (!/html/i.test(type)) return unseen(`It is no HTML page but “${type}”.`)

  const page = readPage(decodePage(body, type), url, headers)
  const view = await viewOf(page, target)
  const { relay, form } = view
  const findings = [...redirected(redirects, url), ...checkPage(view), ...(await checkRelayOf(view))]
  // What is wrong comes first.
  findings.sort((a, b) => Number(b.level === 'wrong') - Number(a.level === 'wrong'))
  return { looked: true, page: url, relay, form, findings }
}

async function viewOf(page: Page, { relay, form: wanted, sites }: Target): Promise<View> {
  const tags = findTags(page)
  const { host } = new URL(relay)
  // http and https are told apart later: where they differ is worth more words.
  const ours = tags.filter(tag => tag.place === 'live' && tag.url.host === host)
  const only = Object.keys(sites ?? {}).length === 1 ? Object.keys(sites ?? {})[0] : undefined
  const form = wanted ?? ours[0]?.form ?? only ?? null
  const live = ours.filter(tag => tag.form === form)
  const script = form === null ? null : await ask(relay + (live[0]?.url.pathname ?? `/embed/${form}.js`))
  const ofForm = sites === null || form === null ? null : (sites[form] ?? null)
  return { page, relay, form, sites: ofForm, tags, live, script }
}

function checkPage(view: View): Finding[] {
  return [
    ...checkTag(view),
    ...checkTest(view),
    ...checkPlaces(view),
    ...checkAddress(view),
    ...checkHolders(view),
    ...checkPolicies(view),
    ...checkIntegrity(view),
    ...checkIsolation(view),
    ...checkSite(view),
  ]
}

/** Of a relay that does not answer there is no more to say. */
async function checkRelayOf(view: View): Promise<Finding[]> {
  const trouble = await checkRelay(view)
  if (trouble.some(({ code }) => code !== 'relay_unready')) return trouble
  const script = await checkScript(view)
  return [...trouble, ...script, ...(await checkSending(view))]
}

function redirected(redirects: readonly string[], url: string): Finding[] {
  const from = redirects[0]
  if (from === undefined) return []
  const [before, after] = [new URL(from).origin, new URL(url).origin]
  const site = before === after ? '' : ` What counts is the site that it ends at, ${after}.`
  return [note('redirected', `${from} leads to ${url}.${site}`)]
}
