const keyOf = (form: string) => `foyer:${form}:closed`

/** Of forms that were closed, where storage is out of reach. */
const closed = new Set<string>()

/** Whether the visitor has closed the form since they came: then it comes no more by itself. */
export function leftAlone(form: string): boolean {
  try {
    return closed.has(form) || keyOf(form) in sessionStorage
  } catch {
    return closed.has(form)
  }
}

export function leaveAlone(form: string): void {
  closed.add(form)
  try {
    sessionStorage.setItem(keyOf(form), '1')
  } catch {}
}
