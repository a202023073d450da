import type { FormHandle } from '../handle.ts'
import { draftKey } from '../send/draft-key.ts'

/** Storage may be out of reach; then nothing was kept there. */
export function forgetDraft({ form, memory }: FormHandle): void {
  memory.opening = undefined
  memory.lead = undefined
  try {
    sessionStorage.removeItem(draftKey(form.id))
  } catch {}
}
