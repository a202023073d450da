const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' }

const HOST_SOURCE = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^/:*\s]+)(?::(\d+|\*))?(\/[^?#]*)?$/i

/** Whether a source expression lets a page load a URL (https://www.w3.org/TR/CSP3/#match-url-to-source-expression). */
export function matchesSource(source: string, url: URL, page: URL): boolean {
  if (source === '*') return /^https?:$/.test(url.protocol) || url.protocol === page.protocol
  if (source === "'self'") return isSelf(url, page)
  if (source.startsWith("'")) return false
  const scheme = /^([a-z][a-z0-9+.-]*:)$/i.exec(source)?.[1]
  if (scheme !== undefined) return isScheme(scheme, url.protocol)
  const [, given, host = '', port, path] = HOST_SOURCE.exec(source) ?? []
  return (
    isScheme(given === undefined ? page.protocol : `${given}:`, url.protocol) &&
    isHost(host.toLowerCase(), url.hostname) &&
    isPort(port, url) &&
    isPath(path, url.pathname)
  )
}

function isSelf(url: URL, page: URL): boolean {
  if (url.origin === page.origin) return true
  return (
    url.hostname === page.hostname &&
    isScheme(page.protocol, url.protocol) &&
    isStandard(url) &&
    isStandard(page)
  )
}

function isStandard({ port }: URL): boolean {
  return port === ''
}

/** What is allowed without TLS is allowed with it. */
function isScheme(allowed: string, scheme: string): boolean {
  return allowed.toLowerCase() === scheme || (allowed.toLowerCase() === 'http:' && scheme === 'https:')
}

function isHost(allowed: string, host: string): boolean {
  if (allowed === '*') return true
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed
}

function isPort(allowed: string | undefined, { port, protocol }: URL): boolean {
  const actual = port === '' ? DEFAULT_PORTS[protocol] : port
  if (allowed === undefined) return port === ''
  return allowed === '*' || allowed === actual || (allowed === '80' && actual === '443')
}

function isPath(allowed: string | undefined, path: string): boolean {
  if (allowed === undefined || allowed === '/') return true
  return allowed.endsWith('/') ? path.startsWith(allowed) : path === allowed
}
