import { IconButton } from '../controls/IconButton.tsx'
import { LocalField } from '../controls/LocalField.tsx'
import { Mistakes } from '../controls/Mistakes.tsx'
import { TextField } from '../controls/TextField.tsx'
import type { Question } from '../form-input.ts'

type WithOptions = Extract<Question, { options: unknown }>

interface OptionsProps {
  question: WithOptions
  path: string
  onChange: (question: Question) => void
}

/** What there is to choose from: what the visitor reads, and what the upstream gets. */
export function Options({ question, path, onChange }: OptionsProps) {
  const { options } = question
  const set = (next: WithOptions['options']) => onChange({ ...question, options: next })
  const add = () => set([...options, { value: `option-${options.length + 1}`, label: 'Another option' }])
  return (
    <fieldset class="control">
      <legend>Options</legend>
      {options.map((option, index) => (
        <div class="option" key={index}>
          <LocalField
            label={`Option ${index + 1}, as visitors read it`}
            text={option.label}
            onText={(label = '') => set(options.map((old, at) => (at === index ? { ...old, label } : old)))}
          />
          <TextField
            label={`Option ${index + 1}, as the upstream gets it`}
            isCode
            value={option.value}
            onInput={value => set(options.map((old, at) => (at === index ? { ...old, value } : old)))}
          />
          <IconButton
            icon="remove"
            label={`Remove option ${index + 1}`}
            disabled={options.length === 1}
            onClick={() => set(options.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Mistakes path={`${path}.options`} within />
      <button type="button" class="quiet-button" onClick={add}>
        Add an option
      </button>
    </fieldset>
  )
}
