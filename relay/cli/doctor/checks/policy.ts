import { type Finding, note, wrong } from '../finding.ts'
import type { Tag } from '../page/find-tags.ts'
import { matchesSource } from '../policy/match-source.ts'
import { type Policy, policiesOf } from '../policy/parse-policies.ts'
import type { View } from '../view.ts'

const SCRIPT = ['script-src-elem', 'script-src', 'default-src']
const CONNECT = ['connect-src', 'default-src']
/** Without the first no script runs, without the second the page has no origin, without the third no form is submitted. */
const UNBOXED = ['allow-scripts', 'allow-same-origin', 'allow-forms']

/** Whether every content security policy of the page lets the form's scripts load and the form send. */
export function checkPolicies(view: View): Finding[] {
  return policiesOf(view.page).flatMap(policy => [
    ...checkScripts(view, policy),
    ...checkConnect(view, policy),
    ...checkSandbox(policy),
  ])
}

function checkScripts({ page, relay, form, live }: View, policy: Policy): Finding[] {
  const [name, sources] = governing(policy, SCRIPT)
  if (name === undefined) return []
  const tag = live[0]
  const at = new URL(page.url)
  const admitted = tag !== undefined && isAdmitted(tag, sources)
  const address = tag?.url ?? new URL(`${relay}/embed/${form ?? 'form'}.js`)
  const files = new URL(`${relay}/embed/assets/`)
  const matches = (url: URL) => sources.some(source => matchesSource(source, url, at))
  if (sources.includes("'strict-dynamic'")) {
    // Whatever an admitted script puts in is admitted.
    if (admitted || tag?.attribute === null) return []
    const todo = sources.some(source => source.startsWith("'nonce-"))
      ? 'Write the page’s nonce, a new one each time it is sent, into the tag: <script nonce="…" async src="…">.'
      : `Add a nonce to ${name} and to the tag: with 'strict-dynamic' browsers ignore addresses there.`
    return [blocked(policy, 'script', name, sources, 'does not let the form’s script load', todo)]
  }
  // A nonce goes on to what the script imports; a hash does not.
  const nonced = admitted && sources.includes(`'nonce-${tag.attributes.nonce}'`)
  if (nonced || ((admitted || matches(address)) && matchesFolder(sources, files, at))) return []
  return [
    blocked(
      policy,
      'script',
      name,
      sources,
      'does not let the form’s scripts load',
      allow(name, 'script-src', sources, relay),
    ),
  ]
}

function checkConnect({ page, relay, form }: View, policy: Policy): Finding[] {
  const [name, sources] = governing(policy, CONNECT)
  const url = new URL(`${relay}/v1/forms/${form ?? 'form'}/tickets`)
  if (name === undefined || sources.some(source => matchesSource(source, url, new URL(page.url)))) return []
  const todo = allow(name, 'connect-src', sources, relay)
  return [blocked(policy, 'connect', name, sources, 'does not let the form send anything', todo)]
}

/** Whether files whose names change with each version are allowed: one that is named by its path is not enough. */
function matchesFolder(sources: readonly string[], folder: URL, page: URL): boolean {
  return sources.some(source => matchesSource(source, new URL('any.js', folder), page))
}

function checkSandbox(policy: Policy): Finding[] {
  const given = policy.directives.get('sandbox')
  // In a <meta> browsers ignore it.
  if (given === undefined || policy.where.includes('<meta>')) return []
  const missing = UNBOXED.filter(word => !given.includes(word))
  if (missing.length === 0) return []
  const todo = `Add ${missing.join(' ')} to sandbox.`
  return [
    blocked(policy, 'sandbox', 'sandbox', given, 'puts the page into a box in which no form works', todo),
  ]
}

function governing(
  { directives }: Policy,
  names: readonly string[],
): [string | undefined, readonly string[]] {
  const name = names.find(one => directives.has(one))
  return [name, directives.get(name ?? '') ?? []]
}

function isAdmitted({ attributes: { nonce, integrity } }: Tag, sources: readonly string[]): boolean {
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true
  const hashes = (integrity ?? '').split(/\s+/).filter(Boolean)
  return hashes.length > 0 && hashes.every(hash => sources.includes(`'${hash}'`))
}

/** What to write. A directive that falls back has to be written out, or what it allows so far would be lost. */
function allow(name: string, wanted: string, sources: readonly string[], relay: string): string {
  if (name !== 'default-src') return `Add ${relay} to ${name}.`
  const kept = sources.filter(source => source !== "'none'")
  return `Add a directive to it: ${[wanted, ...kept, relay].join(' ')}`
}

function blocked(
  { where, reportOnly }: Policy,
  what: string,
  name: string,
  sources: readonly string[],
  does: string,
  todo: string,
): Finding {
  const written = [name, ...sources].join(' ')
  return reportOnly
    ? note(`policy_${what}_reported`, `${where} reports the form and blocks nothing yet: ${written}.`, todo)
    : wrong(`policy_${what}`, `${where} ${does}: ${written}.`, todo)
}
