import { MOODS, type Mood } from '../../mood.ts'
import { purge, setMood } from '../upstream-control.ts'

export const MOOD_NAMES: Record<Mood, string> = {
  up: 'Up',
  down: 'Down',
  slow: 'Slow (4 s)',
  'rate-limit': 'Rate-limited',
  'hang-up': 'Commits, then hangs up',
  stall: 'Stalls',
  'wrong-key': 'Refuses the key',
}

/** How the sandbox behaves, to choose from. */
export function MoodSwitch({ mood }: { mood: Mood }) {
  return (
    <fieldset class="moods">
      <legend>Vorel is</legend>
      {MOODS.map(name => (
        <label key={name} class={name === 'up' ? 'mood well' : 'mood'}>
          <input type="radio" name="mood" checked={name === mood} onChange={() => setMood(name)} />
          <span>{MOOD_NAMES[name]}</span>
        </label>
      ))}
      <button type="button" class="purge" onClick={purge}>
        Purge everything
      </button>
    </fieldset>
  )
}
