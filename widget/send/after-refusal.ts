import type { Action } from '../state/reduce.ts'
import type { Refusal } from './post.ts'

/** Whether the relay will refuse whatever comes from this form on this page. */
export const isFinal = ({ code }: Refusal): boolean => code === 'form_unknown' || code === 'site_not_allowed'

/** What a refusal that retrying did not help means for the form. */
export function afterRefusal(refusal: Refusal): Action {
  const { status, errors, pause } = refusal
  if (errors?.[0]) return { type: 'invalid', errors }
  if (isFinal(refusal)) return { type: 'ended', at: 'refused' }
  if (!navigator.onLine) return { type: 'ended', at: 'offline' }
  return status === 429 && pause ? { type: 'paused', seconds: pause } : { type: 'ended', at: 'failed' }
}
