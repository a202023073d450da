import { hash } from 'node:crypto'

/** How every visitor comes in. */
export const CHANNEL = 'webform'

/** Who a visitor is to an upstream. Two submissions with the same identity belong to one conversation. */
export interface Identity {
  /** `CHANNEL`, but for visitors of other programs. */
  channel: string
  /** Lower-cased email, or E.164 when there is no email. */
  identifier: string
}

export function identityOf(contact: { email?: string | undefined; phone?: string | undefined }): Identity {
  const identifier = contact.email ?? contact.phone
  if (identifier === undefined) throw new TypeError('identityOf needs an email or a phone')
  return { channel: CHANNEL, identifier }
}

/**
 * One column's worth of identity: 128 bits of SHA-256, so that order and directory survive the blanking of personal
 * data. Not keyed: a new `secret` must not make the directory forget everybody.
 */
export function identityKey(upstream: string, identity: Identity): string {
  const text = JSON.stringify([upstream, identity.channel, identity.identifier])
  return hash('sha256', text, 'base64url').slice(0, 22)
}
