import { FORMS } from '../../forms.ts'
import { KINDS, type Kind } from '../../kind.ts'
import type { Sandboxes, SandboxState } from '../../live-message.ts'
import { heldText } from '../held-rows.ts'
import { KIND_NAMES } from '../kind-names.ts'
import { MoodSwitch } from './MoodSwitch.tsx'

interface DestinationsProps {
  sandboxes: Sandboxes
  chosen: Kind
  choose: (kind: Kind) => void
}

/** The upstreams side by side: which one the form sends to, how each behaves, and how much it holds. */
export function Destinations({ sandboxes, chosen, choose }: DestinationsProps) {
  return (
    <fieldset class="destinations">
      <legend>The form sends to</legend>
      {KINDS.map(kind => (
        <div key={kind} class="destination">
          <label>
            <input type="radio" name="destination" checked={kind === chosen} onChange={() => choose(kind)} />
            <span class="destination-name">{KIND_NAMES[kind]}</span>
          </label>
          <State kind={kind} sandbox={sandboxes[kind]} />
          {FORMS[chosen].copyTo.includes(kind) && <span class="badge">gets a copy</span>}
        </div>
      ))}
    </fieldset>
  )
}

function State({ kind, sandbox }: { kind: Kind; sandbox: SandboxState | undefined }) {
  if (!sandbox) return <p class="destination-holds">The real one</p>
  return (
    <>
      <MoodSwitch kind={kind} mood={sandbox.mood} />
      <p class="destination-holds">{heldText(kind, sandbox.holdings)}</p>
    </>
  )
}
