import type { Page } from '../page/read-page.ts'

/** One content security policy; a page may have several, and all of them hold. */
export interface Policy {
  /** What to look for where the site is configured. */
  where: string
  /** Whether it only reports. */
  reportOnly: boolean
  /** Sources by directive, both in lower case but for nonces and hashes. */
  directives: ReadonlyMap<string, readonly string[]>
}

const HEADER = 'Content-Security-Policy'

export function policiesOf({ headers, metaPolicies }: Page): Policy[] {
  const of = (name: string) => (headers.get(name) ?? '').split(',').filter(text => text.trim() !== '')
  return [
    ...of(HEADER).map(text => parsePolicy(text, `The header ${HEADER}`, false)),
    ...metaPolicies.map(text => parsePolicy(text, `The <meta> with ${HEADER}`, false)),
    ...of(`${HEADER}-Report-Only`).map(text => parsePolicy(text, `The header ${HEADER}-Report-Only`, true)),
  ]
}

function parsePolicy(text: string, where: string, reportOnly: boolean): Policy {
  const directives = new Map<string, string[]>()
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/)
    // Of one that is there twice the first counts.
    if (name !== '' && !directives.has(name.toLowerCase()))
      directives.set(
        name.toLowerCase(),
        sources.map(source => (isCased(source) ? source : source.toLowerCase())),
      )
  }
  return { where, reportOnly, directives }
}

function isCased(source: string): boolean {
  return /^'(nonce|sha\d+)-/i.test(source) || source.includes('/')
}
