import type { Kind } from '../../kind.ts'
import { MOODS, type Mood } from '../../mood.ts'
import { KIND_NAMES } from '../kind-names.ts'
import { setMood } from '../sandbox-control.ts'

const MOOD_NAMES: Record<Mood, string> = {
  up: 'Up',
  down: 'Down',
  slow: 'Slow (4 s)',
  'rate-limit': 'Rate-limited',
  'hang-up': 'Hangs up',
  stall: 'Stalls',
  'wrong-key': 'Refuses the key',
}

/** How a sandbox behaves, to choose from. */
export function MoodSwitch({ kind, mood }: { kind: Kind; mood: Mood }) {
  return (
    <span class={mood === 'up' ? 'mood' : 'mood hurt'}>
      <select
        aria-label={`${KIND_NAMES[kind]} is`}
        value={mood}
        onChange={event => setMood(kind, event.currentTarget.value as Mood)}
      >
        {MOODS.map(name => (
          <option key={name} value={name}>
            {MOOD_NAMES[name]}
          </option>
        ))}
      </select>
    </span>
  )
}
