import { ownName } from '../language/own-name.ts'
import type { View } from '../view/view.ts'
import { FaultText } from './FaultText.tsx'
import { Picker } from './Picker.tsx'

/** The form's languages, each in its own name. */
export function LanguageChoice({ view }: { view: View }) {
  const { language } = view.state
  return (
    <div>
      <Picker view={view} name="language" value={language} shown={ownName(language)}>
        {view.form.languages.map(one => (
          <option key={one} value={one} lang={one}>
            {ownName(one)}
          </option>
        ))}
      </Picker>
      <FaultText view={view} field="language" />
    </div>
  )
}
