import { describe, expect, test } from 'vitest'
import { checkAddress } from '../../relay/cli/doctor/checks/address.ts'
import { checkPolicies } from '../../relay/cli/doctor/checks/policy.ts'
import { checkSite } from '../../relay/cli/doctor/checks/site.ts'
import { findTags } from '../../relay/cli/doctor/page/find-tags.ts'
import { readPage } from '../../relay/cli/doctor/page/read-page.ts'
import { matchesSource } from '../../relay/cli/doctor/policy/match-source.ts'
import type { View } from '../../relay/cli/doctor/view.ts'

const RELAY = 'https://forms.example.com'
const PAGE = 'https://www.example.com/contact'
const TAG = `<script async src="${RELAY}/embed/contact.js"></script>`

function viewOf(
  html: string,
  headers: Record<string, string> = {},
  more: Partial<View> & { url?: string } = {},
): View {
  const page = readPage(html, more.url ?? PAGE, new Headers(headers))
  const tags = findTags(page)
  return { page, relay: RELAY, form: 'contact', sites: null, tags, live: tags, script: null, ...more }
}

const underPolicy = (policy: string, tag = TAG) =>
  checkPolicies(viewOf(tag, { 'Content-Security-Policy': policy }))
const codes = (policy: string, tag = TAG) => underPolicy(policy, tag).map(({ code }) => code)

describe('a policy lets the form work', () => {
  test.each([
    "default-src 'self'; script-src 'self' https://forms.example.com; connect-src https://forms.example.com",
    'script-src https:; connect-src https:',
    'default-src *',
    'script-src forms.example.com; connect-src *.example.com:443',
    'script-src https://forms.example.com/embed/; connect-src https://forms.example.com/v1/',
    'SCRIPT-SRC HTTPS://FORMS.EXAMPLE.COM; connect-src *',
    "style-src 'none'; img-src 'none'; font-src 'none'; form-action 'none'; frame-src 'none'",
    "require-trusted-types-for 'script'; trusted-types 'none'",
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'upgrade-insecure-requests',
    'sandbox allow-scripts allow-same-origin allow-forms',
    "script-src 'none'; script-src-elem https://forms.example.com",
    "connect-src https://forms.example.com; connect-src 'none'",
    ';; ;',
  ])('%s', policy => {
    expect(codes(policy)).toEqual([])
  })

  test('by the nonce of its tag', () => {
    const nonced = TAG.replace('async', 'nonce="r4nd0m"')
    expect(codes("script-src 'nonce-r4nd0m'", nonced)).toEqual([])
    expect(codes("script-src 'strict-dynamic' 'nonce-r4nd0m' https:", nonced)).toEqual([])
  })

  test('where a trusted script puts the tag in', () => {
    const script = `<script nonce="a">load('${RELAY}/embed/contact.js')</script>`
    expect(codes("script-src 'strict-dynamic' 'nonce-a'", script)).toEqual([])
  })
})

describe('a policy is in the way', () => {
  test.each([
    ["script-src 'self'", ['policy_script']],
    ["default-src 'self'", ['policy_script', 'policy_connect']],
    ["default-src 'none'", ['policy_script', 'policy_connect']],
    ["connect-src 'self'", ['policy_connect']],
    ['connect-src', ['policy_connect']],
    ["script-src https://forms.example.com; script-src-elem 'self'", ['policy_script']],
    ['script-src https://forms.example.com/embed/contact.js', ['policy_script']],
    ['script-src http://forms.example.com:8080', ['policy_script']],
    ['script-src https://*.forms.example.com', ['policy_script']],
    ['script-src https://forms.example.com:8443', ['policy_script']],
    ["script-src 'strict-dynamic' 'nonce-a' https:", ['policy_script']],
    ["script-src 'strict-dynamic' 'sha256-AAAA' https://forms.example.com", ['policy_script']],
    ["script-src 'nonce-a'", ['policy_script']],
    ['sandbox allow-scripts allow-forms', ['policy_sandbox']],
    ['sandbox', ['policy_sandbox']],
  ])('%s', (policy, found) => {
    expect(codes(policy)).toEqual(found)
  })

  test('and what to add is said', () => {
    const todo = (policy: string, tag = TAG) => underPolicy(policy, tag).map(finding => finding.todo)
    expect(todo("script-src 'self'; connect-src 'self'")).toEqual([
      `Add ${RELAY} to script-src.`,
      `Add ${RELAY} to connect-src.`,
    ])
    expect(todo("default-src 'none'")).toEqual([
      `Add a directive to it: script-src ${RELAY}`,
      `Add a directive to it: connect-src ${RELAY}`,
    ])
    expect(todo("default-src 'self' data:; connect-src *")).toEqual([
      `Add a directive to it: script-src 'self' data: ${RELAY}`,
    ])
    expect(todo("script-src 'strict-dynamic' 'nonce-a'")[0]).toContain('<script nonce="…" async')
    expect(todo('sandbox allow-scripts')).toEqual(['Add allow-same-origin allow-forms to sandbox.'])
  })

  test('with a hash that is not enough for what the script loads', () => {
    const hash = `sha384-${'A'.repeat(64)}`
    const tag = TAG.replace('async', `integrity="${hash}"`)
    expect(codes(`script-src '${hash}'`, tag)).toEqual(['policy_script'])
    expect(codes(`script-src '${hash}' ${RELAY}/embed/assets/`, tag)).toEqual([])
  })

  test('where one of several is', () => {
    const [one, ...others] = underPolicy(`script-src ${RELAY}, script-src 'self'`)
    expect(others).toEqual([])
    expect(one?.says).toBe(
      "The header Content-Security-Policy does not let the form’s scripts load: script-src 'self'.",
    )
  })

  test('in the head, and in the body it is none', () => {
    const meta = `<meta http-equiv="content-security-policy" content="script-src 'self'; sandbox">`
    const found = (html: string) => checkPolicies(viewOf(html)).map(({ says }) => says)
    expect(found(`<head>${meta}</head><body>${TAG}`)).toEqual([
      expect.stringMatching(/^The <meta> with Content-Security-Policy does not let .*: script-src 'self'\.$/),
    ])
    expect(found(`<body>${meta}${TAG}`)).toEqual([])
  })

  test('only in future, where it reports', () => {
    const headers = { 'Content-Security-Policy-Report-Only': "connect-src 'self'" }
    expect(checkPolicies(viewOf(TAG, headers))).toMatchObject([
      { code: 'policy_connect_reported', level: 'note', todo: `Add ${RELAY} to connect-src.` },
    ])
  })
})

describe('a source', () => {
  test.each<[source: string, url: string, page: string, matches: boolean]>([
    ["'self'", 'https://a.example/x', 'https://a.example/', true],
    ["'self'", 'https://a.example/x', 'http://a.example/', true],
    ["'self'", 'http://a.example/x', 'https://a.example/', false],
    ["'self'", 'https://a.example:8443/x', 'https://a.example/', false],
    ['a.example', 'http://a.example/x', 'http://b.example/', true],
    ['a.example', 'https://a.example/x', 'http://b.example/', true],
    ['a.example', 'http://a.example/x', 'https://b.example/', false],
    ['a.example:*', 'https://a.example:8443/x', 'https://b.example/', true],
    ['a.example:80', 'https://a.example/x', 'http://b.example/', true],
    ['http:', 'https://a.example/', 'http://b.example/', true],
    ['https:', 'http://a.example/', 'http://b.example/', false],
    ['*.example', 'https://example/', 'https://b.example/', false],
    ['*', 'blob:https://a.example/1', 'https://b.example/', false],
    ['data:', 'https://a.example/', 'https://b.example/', false],
    ['https://a.example/x/', 'https://a.example/x/y', 'https://b.example/', true],
    ['https://a.example/x', 'https://a.example/x/y', 'https://b.example/', false],
  ])('%s for %s on %s: %s', (source, url, page, matches) => {
    expect(matchesSource(source, new URL(url), new URL(page))).toBe(matches)
  })
})

describe('addresses', () => {
  const codesOf = (...args: Parameters<typeof viewOf>) =>
    checkAddress(viewOf(...args)).map(({ code }) => code)

  test('without TLS are wrong on a page with it, but for this very machine', () => {
    const plain = TAG.replace('https:', 'http:')
    expect(codesOf(plain)).toEqual(['tag_without_tls'])
    expect(codesOf(plain, {}, { url: 'http://www.example.com/' })).toEqual([])
    expect(codesOf('', {}, { relay: 'http://forms.example.com' })).toEqual(['relay_without_tls'])
    for (const host of ['localhost:8787', '127.0.0.1:8787', '[::1]:8787', 'forms.localhost'])
      expect(codesOf('', {}, { relay: `http://${host}` })).toEqual([])
  })

  test('that are nearly a site are told apart from it', () => {
    const says = (url: string, sites: string[]) => checkSite(viewOf('', {}, { url, sites }))[0]?.says
    const SITE = 'https://www.example.com'
    expect(says(PAGE, [SITE])).toBeUndefined()
    expect(says('https://example.com/', [SITE])).toContain('www.example.com and example.com')
    expect(says('http://www.example.com/', [SITE])).toContain('another one: http and https.')
    expect(says('https://www.example.com:8443/', [SITE])).toContain('another one: the port.')
    expect(says('http://127.0.0.1:3000/', ['http://localhost:3000'])).toContain('localhost and 127.0.0.1')
    expect(says('https://shop.example/', [SITE])).not.toContain('another one')
  })
})
