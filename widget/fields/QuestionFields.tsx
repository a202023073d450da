import { attributesOf } from '../more/attributes-of.ts'
import { Choices } from '../more/Choices.tsx'
import { Consent } from '../more/Consent.tsx'
import { isAsked } from '../more/is-asked.ts'
import { questionsAt } from '../state/questions-at.ts'
import type { View } from '../view/view.ts'
import { ChoiceControl } from './ChoiceControl.tsx'
import { Control } from './Control.tsx'
import { Field } from './Field.tsx'

/** What the operator wants to know in the step at which the form stands. */
export const QuestionFields = ({ view }: { view: View }) => (
  <>
    {questionsAt(view.form, view.state.step).map(question => {
      const { key, kind, required } = question
      const name = `answers.${key}` as const
      if (__FULL__) {
        // Nothing in its place, so that the others keep theirs.
        if (!isAsked(view.form, view.state.draft, question)) return null
        if ('options' in question && kind !== 'select')
          return <Choices key={key} view={view} question={question} />
      }
      return (
        <Field key={key} view={view} name={name} optional={!required}>
          {'options' in question ? (
            <ChoiceControl view={view} name={name} options={question.options} />
          ) : (
            <Control
              view={view}
              name={name}
              multiline={kind === 'textarea'}
              {...(__FULL__ && { more: attributesOf(question) })}
            />
          )}
        </Field>
      )
    })}
    {__FULL__ && view.form.consent && view.state.step === 1 && (
      <Consent view={view} consent={view.form.consent} />
    )}
  </>
)
