import type { Kind } from '../../kind.ts'
import { KIND_NAMES } from '../kind-names.ts'
import { type Submission, standing } from '../live-state.ts'
import { STANDING } from './standing-text.ts'

interface WhereItStandsProps {
  submission: Submission | null
  destination: Kind
}

/** On a narrow screen the hops are below the page: a bar that says how the submission stands and leads there. */
export function WhereItStands({ submission, destination }: WhereItStandsProps) {
  const state = submission && standing(submission)
  return (
    <a class="where" href={state ? '#journey' : '#live'}>
      <span>Behind the form</span>
      {state ? (
        <span class={`badge ${state}`}>{STANDING[state]}</span>
      ) : (
        <span class="badge">sends to {KIND_NAMES[destination]}</span>
      )}
    </a>
  )
}
