import type { PublicQuestion } from '../../shared/public-form.ts'
import { FaultText } from '../fields/FaultText.tsx'
import { labelOf } from '../fields/label-of.ts'
import { localText } from '../language/local-text.ts'
import { faultOf, type View } from '../view/view.ts'
import { valuesIn } from './is-asked.ts'

interface ChoicesProps {
  view: View
  question: Extract<PublicQuestion, { options: unknown }>
}

/** Options that are all in sight: boxes where several may be chosen. */
export function Choices({ view, question }: ChoicesProps) {
  const { state, form } = view
  const name = `answers.${question.key}` as const
  const chosen = valuesIn(question, state.draft[name])
  const fault = faultOf(state, name)
  return (
    <div class="field" part="field">
      <fieldset aria-describedby={fault && `${name}-fault`}>
        <legend part="label">
          {labelOf(form, state, name)}
          {!question.required && <small> ({state.texts.optional})</small>}
        </legend>
        <div class="choices">
          {question.options.map(({ value, label }) => (
            <label part="choice" key={value}>
              <input
                type={question.kind === 'checkboxes' ? 'checkbox' : 'radio'}
                name={name}
                value={value}
                checked={chosen.includes(value)}
                aria-invalid={fault && true}
              />
              <span>{localText(label, state.language)}</span>
            </label>
          ))}
        </div>
        <FaultText view={view} field={name} />
      </fieldset>
    </div>
  )
}
