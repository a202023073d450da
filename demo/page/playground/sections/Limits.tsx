import { LocalField } from '../controls/LocalField.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { TextField } from '../controls/TextField.tsx'
import type { AskedQuestion, Question } from '../form-input.ts'
import { withKey } from '../with-key.ts'
import { Options } from './Options.tsx'

export interface QuestionPartProps {
  question: AskedQuestion
  path: string
  onChange: (question: Question) => void
}

/** What an answer may be, by the kind of the question. */
export function Limits(props: QuestionPartProps) {
  const { question } = props
  switch (question.kind) {
    case 'textarea':
      return <Numbers {...props} keys={{ minLength: 'Characters, at least', maxLength: 'At most' }} />
    case 'select':
    case 'radio':
      return <Options {...props} question={question} />
    case 'checkboxes':
      return (
        <>
          <Options {...props} question={question} />
          <Numbers {...props} keys={{ minChoices: 'Ticked, at least', maxChoices: 'At most' }} />
        </>
      )
    case 'number':
      return <Numbers {...props} keys={{ min: 'Smallest', max: 'Largest', decimals: 'Decimals' }} />
    case 'date':
      return <Days {...props} />
    case 'url':
      return null
    default:
      return (
        <>
          <Numbers {...props} keys={{ minLength: 'Characters, at least', maxLength: 'At most' }} />
          <Pattern {...props} />
        </>
      )
  }
}

function Numbers({ question, path, onChange, keys }: QuestionPartProps & { keys: Record<string, string> }) {
  const values: Partial<Record<string, unknown>> = { ...question }
  return (
    <div class="pair">
      {Object.entries(keys).map(([key, label]) => {
        const value = values[key]
        return (
          <NumberField
            key={key}
            label={label}
            path={`${path}.${key}`}
            value={typeof value === 'number' ? value : undefined}
            onInput={next => onChange(withKey(question, key, next))}
          />
        )
      })}
    </div>
  )
}

function Days({ question, path, onChange }: QuestionPartProps) {
  if (question.kind !== 'date') return null
  return (
    <>
      <div class="pair">
        <TextField
          label="First day"
          isCode
          value={question.min ?? ''}
          path={`${path}.min`}
          placeholder="today"
          onInput={day => onChange(withKey(question, 'min', day || undefined))}
        />
        <TextField
          label="Last day"
          isCode
          value={question.max ?? ''}
          path={`${path}.max`}
          placeholder="today+90"
          onInput={day => onChange(withKey(question, 'max', day || undefined))}
        />
      </div>
      <p class="hint">2026-12-24, today, today+14 or today-365.</p>
    </>
  )
}

function Pattern({ question, path, onChange }: QuestionPartProps) {
  if (question.kind !== 'text' && question.kind !== undefined) return null
  return (
    <>
      <TextField
        label="Pattern"
        isCode
        value={question.pattern ?? ''}
        path={`${path}.pattern`}
        placeholder="[A-Z]{2}\d{4}"
        onInput={pattern => onChange(withKey(question, 'pattern', pattern || undefined))}
      />
      {(question.pattern || question.patternHint) && (
        <LocalField
          label="How to write it"
          text={question.patternHint}
          path={`${path}.patternHint`}
          onText={hint => onChange(withKey(question, 'patternHint', hint))}
        />
      )}
    </>
  )
}
