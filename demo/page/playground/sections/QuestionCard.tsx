import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Check } from '../controls/Check.tsx'
import { LocalField } from '../controls/LocalField.tsx'
import { Mistakes } from '../controls/Mistakes.tsx'
import { Select } from '../controls/Select.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useDesigner } from '../designer.ts'
import type { Kind, Question } from '../form-input.ts'
import { fallbackOf, textIn } from '../local-text.ts'
import { asKind, KIND_NAMES, KINDS, kindOf } from '../question-kinds.ts'
import { withKey } from '../with-key.ts'
import { Condition } from './Condition.tsx'
import { Limits } from './Limits.tsx'

interface QuestionCardProps {
  question: Question
  /** Those above it. */
  earlier: readonly Question[]
  path: string
  isOpen: boolean
  toggle: () => void
  onChange: (question: Question) => void
  /** Its buttons. */
  children: ComponentChildren
}

/** One question, as a line that opens to all there is to say about it. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, path, isOpen, toggle, children } = props
  const { language, languages } = useDesigner()
  const id = useId()
  const kind = kindOf(question)
  const label = question.kind === 'hidden' ? undefined : question.label
  const shown = textIn(label, language, languages[0] ?? 'en') || fallbackOf(label)
  return (
    <>
      <div class="list-row">
        <button type="button" class="list-open" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
          <span dir="auto">{shown || question.key}</span>
          <small>{KIND_NAMES[kind]}</small>
        </button>
        {children}
      </div>
      {!isOpen && <Mistakes path={path} within />}
      <div id={id} class="list-body" hidden={!isOpen}>
        {isOpen && <QuestionBody {...props} kind={kind} />}
      </div>
    </>
  )
}

function QuestionBody({ question, earlier, path, onChange, kind }: QuestionCardProps & { kind: Kind }) {
  return (
    <>
      <Select
        label="Kind"
        value={kind}
        options={KINDS.map(name => [name, KIND_NAMES[name]])}
        onChoose={next => onChange(asKind(question, next as Kind))}
      />
      {question.kind !== 'hidden' && (
        <LocalField
          label="Label"
          text={question.label}
          path={path}
          placeholder={question.key === 'message' ? 'Each language has one of its own' : ''}
          onText={label => onChange(withKey(question, 'label', label))}
        />
      )}
      <TextField
        label="Key"
        isCode
        value={question.key}
        path={`${path}.key`}
        hint={
          question.kind === 'hidden'
            ? `Its value stands in data-field-${question.key} of the page’s link.`
            : 'What the answer is called upstream.'
        }
        onInput={key => onChange({ ...question, key })}
      />
      {question.kind !== 'hidden' && (
        <>
          <Check
            label="Has to be answered"
            checked={question.required ?? false}
            onChange={required => onChange({ ...question, required })}
          />
          <Limits question={question} path={path} onChange={onChange} />
          <Condition question={question} earlier={earlier} path={path} onChange={onChange} />
        </>
      )}
    </>
  )
}
