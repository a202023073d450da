import type { View } from '../view/view.ts'
import { Control } from './Control.tsx'
import { Field } from './Field.tsx'

/** What the operator wants to know. */
export const QuestionStep = ({ view }: { view: View }) => (
  <>
    {view.form.questions.map(({ key, kind, required }) => {
      const name = `answers.${key}` as const
      return (
        <Field key={key} view={view} name={name} optional={!required}>
          <Control view={view} name={name} multiline={kind === 'textarea'} />
        </Field>
      )
    })}
  </>
)
