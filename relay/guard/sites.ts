import type { Form } from '../intake/form.ts'

/**
 * Whether a browser on `origin` may use the form: exact match, never a pattern, and never the opaque `null`. Other
 * programs can send any Origin they like, so this keeps honest pages apart and is no more than one of the guards.
 */
export function mayShow(form: Form, origin: string | undefined): boolean {
  return origin !== undefined && form.sites.includes(origin)
}
