import type { Kind, Question } from './form-input.ts'

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  text: 'Short text',
  textarea: 'Long text',
  select: 'List that opens',
  radio: 'One of several',
  checkboxes: 'Any of several',
  date: 'Date',
  number: 'Number',
  url: 'Web address',
  hidden: 'Hidden field',
}

export const KINDS = Object.keys(KIND_NAMES) as Kind[]

export function kindOf(question: Question): Kind {
  return question.kind ?? 'text'
}

const OPTIONS = [
  { value: 'first', label: 'First option' },
  { value: 'second', label: 'Second option' },
]

/** A question of another kind that keeps what both kinds have. */
export function asKind(question: Question, kind: Kind): Question {
  const { key } = question
  if (kind === 'hidden') return { key, kind }
  const { label, required, showIf } = question.kind === 'hidden' ? {} : question
  const asked = {
    key,
    label: label ?? 'Your question',
    ...(required === undefined ? {} : { required }),
    ...(showIf === undefined ? {} : { showIf }),
  }
  switch (kind) {
    case 'select':
    case 'radio':
    case 'checkboxes':
      return { ...asked, kind, options: 'options' in question ? question.options : OPTIONS }
    default:
      return { ...asked, kind }
  }
}

/** A question of a kind, under a key that no other has. */
export function newQuestion(kind: Kind, others: readonly Question[]): Question {
  const keys = new Set(others.map(({ key }) => key))
  let number = others.length + 1
  while (keys.has(`question_${number}`)) number += 1
  return asKind({ key: `question_${number}`, kind: 'text', label: 'Your question' }, kind)
}
