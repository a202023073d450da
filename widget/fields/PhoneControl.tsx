import type { View } from '../view/view.ts'
import { Control } from './Control.tsx'
import { CALLING_CODES } from './calling-codes.ts'
import { countryOptions } from './country-options.tsx'
import { FaultText } from './FaultText.tsx'
import { Picker } from './Picker.tsx'

/** The number as people write it, with its country before it. */
export function PhoneControl({ view }: { view: View }) {
  const { draft, language } = view.state
  const { country } = draft
  const code = CALLING_CODES.get(country)
  const shown = code ? `${country} +${code}` : '+'
  return (
    <>
      <div class="phone">
        <Picker view={view} name="country" value={country} shown={shown}>
          {!code && <option value="" />}
          {countryOptions(language)}
        </Picker>
        <Control view={view} name="phone" />
      </div>
      <FaultText view={view} field="country" />
    </>
  )
}
