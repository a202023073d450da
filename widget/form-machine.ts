import type { PublicForm } from '../shared/public-form.ts'
import type { Tell } from './events.ts'
import { sendStep } from './send/send-step.ts'
import type { Submission } from './send/submission.ts'
import type { FormState } from './state/form-state.ts'
import { type Action, reduce } from './state/reduce.ts'

interface Surroundings {
  form: PublicForm
  submission: Submission
  tell: Tell
  /** Shows the new state; whether it is one that the visitor has to be told of. */
  show(state: FormState, action: Action, isNews: boolean): void
}

/** The form's state and what follows from it: sending and pauses. */
export function createFormMachine(
  first: FormState,
  { form, submission, tell, show }: Surroundings,
): { state(): FormState; dispatch(action: Action): void } {
  let state = first

  function dispatch(action: Action) {
    const before = state
    state = reduce(form, before, action)
    const isTicking = before.at === 'waiting' && state.at === 'waiting'
    show(state, action, action.type !== 'typed' && !isTicking)
    if (state.at === 'waiting') countDown(state)
    if (state.at === 'sending' && before.at !== 'sending')
      void sendStep(form, state, submission, tell).then(dispatch, () =>
        dispatch({ type: 'ended', at: 'failed' }),
      )
  }

  /** A pause that was left, or has been drawn anew in another language, is counted down no further. */
  function countDown(waiting: FormState & { at: 'waiting' }) {
    const { seconds } = waiting
    setTimeout(() => {
      if (state !== waiting) return
      dispatch(seconds > 0 ? { type: 'paused', seconds: seconds - 1 } : { type: 'submitted' })
    }, 1000)
  }

  return { state: () => state, dispatch }
}
