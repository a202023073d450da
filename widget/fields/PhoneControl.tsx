import type { View } from '../view/view.ts'
import { Control } from './Control.tsx'
import { countryOptions } from './country-options.tsx'
import { FaultText } from './FaultText.tsx'
import { Picker } from './Picker.tsx'

/** The number as people write it, with its country before it. Until the countries are there, the form's own is the list. */
export function PhoneControl({ view }: { view: View }) {
  const { form, state } = view
  const { countries, language, draft } = state
  const { country } = draft
  const known = countries?.shown(country)
  const shown = known ?? `${country} +${form.callingCode ?? ''}`
  return (
    <>
      <div class="phone">
        <Picker view={view} name="country" value={country} shown={shown}>
          {!known && <option value={country}>{country && shown}</option>}
          {countries && countryOptions(countries.list(language))}
        </Picker>
        <Control view={view} name="phone" />
      </div>
      <FaultText view={view} field="country" />
    </>
  )
}
