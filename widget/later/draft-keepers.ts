import type { FormHandle } from '../handle.ts'

/** By form: of several on one page, the one whose draft is kept. */
const keepers = new Map<string, WeakRef<HTMLElement>>()

export const keeps = ({ form, host }: FormHandle): boolean => keepers.get(form.id)?.deref() === host

/** Makes this form the one whose draft is kept, unless another one on the page is. */
export function claimDraft(handle: FormHandle): boolean {
  const { form, host } = handle
  if (keepers.get(form.id)?.deref()?.isConnected) return keeps(handle)
  keepers.set(form.id, new WeakRef(host))
  return true
}

export function leaveDraft(handle: FormHandle): void {
  if (keeps(handle)) keepers.delete(handle.form.id)
}
