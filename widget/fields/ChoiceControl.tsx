import type { PublicQuestion } from '../../shared/public-form.ts'
import { localText } from '../language/local-text.ts'
import type { AnswerName } from '../state/draft.ts'
import type { View } from '../view/view.ts'
import { Picker } from './Picker.tsx'

interface ChoiceControlProps {
  view: View
  name: AnswerName
  options: Extract<PublicQuestion, { options: unknown }>['options']
}

/** One of the operator's options, or none yet. */
export function ChoiceControl({ view, name, options }: ChoiceControlProps) {
  const { draft, texts, language } = view.state
  const value = draft[name] ?? ''
  const offered = [{ value: '', label: texts.choose }, ...options]
  const chosen = offered.find(option => option.value === value)
  return (
    <Picker view={view} name={name} value={value} shown={localText(chosen?.label, language)}>
      {offered.map(({ value, label }) => (
        <option key={value} value={value}>
          {localText(label, language)}
        </option>
      ))}
    </Picker>
  )
}
