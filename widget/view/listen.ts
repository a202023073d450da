import { answerIn } from '../more/answer-in.ts'
import { unfinished } from '../more/unfinished.ts'
import type { Draft } from '../state/draft.ts'
import type { Action } from '../state/reduce.ts'

interface Ears {
  dispatch(action: Action): void
  /** The visitor has come into the form. */
  enter(): void
  /** The visitor chose a language. */
  speak(language: string): void
}

/** Hears the visitor at the root, where controls and buttons are told apart by their names. */
export function listen(root: ShadowRoot, { dispatch, enter, speak }: Ears): void {
  root.addEventListener('focusin', enter)
  root.addEventListener('input', ({ target }) => {
    const { name, value } = target as HTMLInputElement
    if (name === 'language') speak(value)
    else
      dispatch({
        type: 'typed',
        field: name as keyof Draft,
        value: __FULL__ ? answerIn(root, target as HTMLInputElement) : value,
      })
  })
  const submit = (event: Event) => {
    event.preventDefault()
    if (__FULL__) {
      const errors = unfinished(root)
      if (errors[0]) return dispatch({ type: 'invalid', errors })
    }
    return dispatch({ type: 'submitted' })
  }
  root.addEventListener('submit', submit)
  root.addEventListener('click', event => {
    const { name, type } = (event.target as Element).closest('button') ?? {}
    // In a frame without `allow-forms` no submit event comes; by keyboard too it would follow the click.
    if (type === 'submit') submit(event)
    if (name === 'back' || name === 'again') dispatch({ type: name })
  })
}
