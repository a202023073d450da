import type { Kind } from './kind.ts'

/** Of each upstream the form that sends to it, and who gets a copy of what that form sends. */
export const FORMS: Readonly<Record<Kind, { id: string; copyTo: readonly Kind[] }>> = {
  vorel: { id: 'contact', copyTo: ['webhook'] },
  convocore: { id: 'contact-convocore', copyTo: [] },
  webhook: { id: 'contact-webhook', copyTo: [] },
}
