import { countryOptions } from '../countries/CountryOptions.tsx'
import { CALLING_CODES } from '../countries/calling-codes.ts'
import { Control } from './Control.tsx'
import { FaultText } from './FaultText.tsx'
import { Picker } from './Picker.tsx'
import type { View } from './view.ts'

/** The number as people write it, with its country before it. */
export function PhoneControl({ view }: { view: View }) {
  const { draft, language } = view.state
  const { country } = draft
  const code = CALLING_CODES.get(country)
  return (
    <>
      <div class="phone">
        <Picker view={view} name="country" value={country} shown={code ? `${country} +${code}` : '+'}>
          {!code && <option value="" />}
          {countryOptions(language)}
        </Picker>
        <Control view={view} name="phone" type="tel" autocomplete="tel" />
      </div>
      <FaultText view={view} field="country" />
    </>
  )
}
