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
      return (
        <Field key={key} view={view} name={name} optional={!required}>
          {kind === 'select' ? (
            <ChoiceControl view={view} name={name} options={question.options} />
          ) : (
            <Control view={view} name={name} multiline={kind === 'textarea'} />
          )}
        </Field>
      )
    })}
  </>
)
