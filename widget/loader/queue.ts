import type { FormApi } from '../form-api.ts'
import { form } from './embedded.ts'
import { askForm } from './hosts.ts'

/** What a page wants of a form: `(window.foyer ||= []).push(['contact', form => form.open()])`, before it is there or after. */
export type Call = readonly [form: string, call: (form: FormApi) => void]

/** Makes the calls for this form, each when the form is there; those for others are left to their scripts. */
export function takeCalls(): void {
  const page = globalThis as unknown as { foyer?: Call[] }
  // An element of the page with this id would be found by this name too.
  const calls = Array.isArray(page.foyer) ? page.foyer : []
  const make = ([id, call]: Call) => id === form.id && askForm(call)
  calls.forEach(make)
  const { push } = calls
  calls.push = (...more) => {
    more.forEach(make)
    return push.apply(calls, more)
  }
  page.foyer = calls
}
