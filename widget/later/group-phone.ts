import type { FormHandle } from '../handle.ts'
import { CALLING_CODES } from './calling-codes.ts'
import { groupedPhone } from './grouped-phone.ts'
import { latinDigits } from './latin-digits.ts'

/**
 * Groups the phone number when the visitor has left it, or the browser has filled it in: never under the caret. A number
 * that is sent from within its field goes as it was typed.
 */
export function groupPhone({ root, state, dispatch }: FormHandle): void {
  let made = ''
  root.addEventListener('change', ({ target }) => {
    const input = target as HTMLInputElement
    if (input.name !== 'phone' || input.matches(':focus')) return
    const { phone, country } = state().draft
    // Where the visitor has changed digits alone, the gaps are still ours.
    const typed = gapsOf(phone) === gapsOf(made) ? phone.replace(/\s/g, '') : phone
    made = groupedPhone(typed, CALLING_CODES.get(country))
    if (made !== phone) dispatch({ type: 'typed', field: 'phone', value: made })
  })
}

const gapsOf = (phone: string) => latinDigits(phone).replace(/\d/g, '')
