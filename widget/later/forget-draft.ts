import type { FormHandle } from '../handle.ts'
import { draftKey } from '../send/draft-key.ts'
import { keeps } from './draft-keepers.ts'

/** Forgets what was sent and what is kept of it. Of another form's draft nothing is touched. */
export function forgetDraft(handle: FormHandle): void {
  handle.memory.opening = undefined
  handle.memory.lead = undefined
  if (keeps(handle)) removeDraft(handle.form.id)
}

/** Storage may be out of reach; then nothing was kept there. */
export function removeDraft(form: string): void {
  try {
    sessionStorage.removeItem(draftKey(form))
  } catch {}
}
