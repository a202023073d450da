import type { View } from '../view/view.ts'
import { FaultText } from './FaultText.tsx'
import { Picker } from './Picker.tsx'

/** The form's languages, each in its own name. */
export function LanguageChoice({ view }: { view: View }) {
  const { language } = view.state
  const { languages, names = languages } = view.form
  return (
    <div>
      <Picker view={view} name="language" value={language} shown={names[languages.indexOf(language)]}>
        {languages.map((one, i) => (
          <option key={one} value={one} lang={one}>
            {names[i]}
          </option>
        ))}
      </Picker>
      <FaultText view={view} field="language" />
    </div>
  )
}
