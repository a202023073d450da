/** Under which the form's draft is kept in the session's storage. */
export const draftKey = (form: string): string => `foyer:${form}`

/** Who has come to this page from elsewhere, and to a form on it for the first time. */
let isNew =
  !String(document.referrer).startsWith(origin) &&
  performance.getEntriesByType('navigation').some(entry => 'type' in entry && entry.type === 'navigate')

/**
 * Whether the visitor has left a draft on this page. Storage that is out of reach holds none. To open it takes longer than
 * to draw a form, so for who is new here it stays closed until they come into the form.
 */
export function hasDraft(form: string): boolean {
  try {
    return !isNew && draftKey(form) in sessionStorage
  } catch {
    return false
  } finally {
    isNew = false
  }
}
