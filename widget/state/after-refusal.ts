import type { Refusal } from '../send/post.ts'
import type { Action } from './reduce.ts'

/** What a refusal that retrying did not help means for the form. */
export function afterRefusal({ code, status, errors, pause }: Refusal): Action {
  if (errors?.[0]) return { type: 'invalid', errors }
  if (code === 'form_unknown' || code === 'site_not_allowed') return { type: 'ended', at: 'refused' }
  if (!navigator.onLine) return { type: 'ended', at: 'offline' }
  return status === 429 && pause ? { type: 'paused', seconds: pause } : { type: 'ended', at: 'failed' }
}
