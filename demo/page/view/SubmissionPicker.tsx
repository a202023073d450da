import { type Submission, standing } from '../live-state.ts'
import { STANDING } from './standing-text.ts'

interface SubmissionPickerProps {
  submissions: readonly Submission[]
  chosen: Submission | null
  choose: (id: string) => void
}

const SHOWN = 6

/** Which submission the hops show, once there is more than one. */
export function SubmissionPicker({ submissions, chosen, choose }: SubmissionPickerProps) {
  if (submissions.length < 2) return null
  return (
    <fieldset class="submissions">
      <legend>Submissions, newest first</legend>
      {submissions.slice(0, SHOWN).map(submission => (
        <label key={submission.id} class="submission">
          <input
            type="radio"
            name="submission"
            checked={submission === chosen}
            onChange={() => choose(submission.id)}
          />
          <span class="submission-name">{submission.typed.name}</span>
          <span class={`badge ${standing(submission)}`}>{STANDING[standing(submission)]}</span>
        </label>
      ))}
    </fieldset>
  )
}
