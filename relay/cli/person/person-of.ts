import { identityKey, identityOf } from '../../intake/identity.ts'
import { normaliseEmail } from '../../intake/normalise-email.ts'
import { normalisePhone } from '../../intake/normalise-phone.ts'
import type { Person } from '../../store/person.ts'
import { Refusal } from '../refusal.ts'

/** The person behind an address that an operator has typed, in the spelling that submissions have. */
export function personOf(typed: string): Person {
  const contact = typed.includes('@')
    ? { email: normaliseEmail(typed) ?? undefined }
    : { phone: typed.trim().startsWith('+') ? normalisePhone(typed, undefined)?.e164 : undefined }
  const address = contact.email ?? contact.phone
  if (address === undefined)
    throw new Refusal(
      `"${typed}" is neither an email nor a phone number with its country code: write it like "+442079460958".`,
    )
  const identity = identityOf(contact)
  return { address, identityAt: upstream => identityKey(upstream, identity) }
}
