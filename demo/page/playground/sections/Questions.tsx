import { useState } from 'preact/hooks'
import { IconButton } from '../controls/IconButton.tsx'
import { Mistakes } from '../controls/Mistakes.tsx'
import { Section } from '../controls/Section.tsx'
import { Select } from '../controls/Select.tsx'
import { useDesigner } from '../designer.ts'
import type { Kind, Question } from '../form-input.ts'
import { movedUp } from '../moved.ts'
import { KIND_NAMES, KINDS, newQuestion } from '../question-kinds.ts'
import { QuestionCard } from './QuestionCard.tsx'

/** What a form asks that says nothing of questions. */
const DEFAULT: readonly Question[] = [{ key: 'message', kind: 'textarea', required: true }]

/** What the form asks besides the contact. */
export function Questions() {
  const { form, change } = useDesigner()
  const questions: readonly Question[] = form.questions ?? DEFAULT
  const [opened, open] = useState<number | null>(null)
  const set = (what: string, next: Question[]) => change(`questions ${what}`, { questions: next })

  const moveUp = (index: number) => {
    set('order', movedUp(questions, index))
    if (opened === index) open(index - 1)
    else if (opened === index - 1) open(index)
  }
  const remove = (index: number) => {
    set(
      'length',
      questions.filter((_, at) => at !== index),
    )
    open(null)
  }
  return (
    <Section title="Questions" summary={String(questions.length)}>
      <ol class="list">
        {questions.map((question, index) => (
          // By place, since a key may be changed while it is typed.
          <li key={index} class="list-card">
            <QuestionCard
              question={question}
              earlier={questions.slice(0, index)}
              path={`questions[${index}]`}
              isOpen={opened === index}
              toggle={() => open(opened === index ? null : index)}
              onChange={next =>
                set(
                  String(index),
                  questions.map((old, at) => (at === index ? next : old)),
                )
              }
            >
              <IconButton
                icon="up"
                label={`Move ${question.key} up`}
                disabled={index === 0}
                onClick={() => moveUp(index)}
              />
              <IconButton
                icon="down"
                label={`Move ${question.key} down`}
                disabled={index === questions.length - 1}
                onClick={() => moveUp(index + 1)}
              />
              <IconButton
                icon="remove"
                label={`Remove ${question.key}`}
                disabled={questions.length === 1}
                onClick={() => remove(index)}
              />
            </QuestionCard>
          </li>
        ))}
      </ol>
      <Mistakes path="questions" />
      <Select
        label="Add a question"
        isLabelHidden
        value=""
        options={[['', 'Add a question'], ...KINDS.map(kind => [kind, KIND_NAMES[kind]] as const)]}
        onChoose={kind => {
          if (!kind) return
          set('length', [...questions, newQuestion(kind as Kind, questions)])
          open(questions.length)
        }}
      />
    </Section>
  )
}
