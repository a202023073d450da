import { type Submission, standing } from '../live-state.ts'
import { STANDING } from './standing-text.ts'

/** On a narrow screen the hops are below the page: a bar that says how the submission stands and leads there. */
export function WhereItStands({ submission }: { submission: Submission }) {
  const state = standing(submission)
  return (
    <a class="where" href="#journey">
      <span>Behind the form</span>
      <span class={`badge ${state}`}>{STANDING[state]}</span>
    </a>
  )
}
