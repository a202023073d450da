import type { Kind } from '../kind.ts'

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  vorel: 'Vorel',
  convocore: 'Convocore',
  webhook: 'Webhook',
}

/** The same in the middle of a sentence. */
export const IN_TEXT: Readonly<Record<Kind, string>> = { ...KIND_NAMES, webhook: 'the webhook' }
