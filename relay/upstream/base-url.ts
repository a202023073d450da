import { isIP } from 'node:net'
import { isPrivateAddress } from './private-address.ts'

/** What the base URL of an upstream would have to be and is not, in words for the operator; null when it is fine. */
export function baseUrlMistake(baseUrl: string, allowPrivateNetwork: boolean): string | null {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  if (url?.search || url?.hash) return 'a URL without a query or fragment'
  return urlMistake(baseUrl, allowPrivateNetwork)
}

/** The same for a whole URL that is called as it stands, with a query if need be. */
export function urlMistake(whole: string, allowPrivateNetwork: boolean): string | null {
  const url = URL.canParse(whole) ? new URL(whole) : null
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'an https:// URL'
  if (url.username || url.password) return 'a URL without a user name or password'
  if (url.hash) return 'a URL without a fragment'
  if (allowPrivateNetwork) return null
  if (url.protocol === 'http:') return 'an https:// URL, or "allowPrivateNetwork": true'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && isPrivateAddress(host)) return 'a public address, or "allowPrivateNetwork": true'
  return null
}
