/** Under which the form's draft is kept in the session's storage. */
export const draftKey = (form: string): string => `foyer:${form}`

/** Whether the visitor has left a draft on this page. Storage that is out of reach holds none. */
export function hasDraft(form: string): boolean {
  try {
    return draftKey(form) in sessionStorage
  } catch {
    return false
  }
}
