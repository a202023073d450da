import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { LIMITS } from '../../shared/limits.ts'
import { stripInvisible } from './clean-text.ts'

const address = z.email({ pattern: z.regexes.html5Email })

/** `domainToASCII` reads its argument as the host of a URL: it drops what would follow, and makes IPv4 of numbers. */
const URL_SYNTAX = /[\s\p{Cc}/\\?#%:[\]]/u
const NUMBER_AT_END = /\.\d+$/

/**
 * An address in the one spelling that identities use: trimmed, lower-cased, international domains in ASCII (RFC 5891).
 * Null when it can't be an address.
 */
export function normaliseEmail(text: string): string | null {
  const plain = stripInvisible(text)
  const at = plain.lastIndexOf('@')
  const typedDomain = plain.slice(at + 1)
  const domain = URL_SYNTAX.test(typedDomain) ? '' : domainToASCII(typedDomain)
  const email = `${plain.slice(0, at)}@${domain}`.toLowerCase()
  if (at < 1 || !domain.includes('.') || NUMBER_AT_END.test(domain)) return null
  if (email.length > LIMITS.email || email.includes('..')) return null
  return address.safeParse(email).success ? email : null
}
