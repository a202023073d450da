import type { SandboxState } from '../../live-message.ts'
import type { Call } from '../live-state.ts'
import { CallRow } from './CallRow.tsx'
import { Holdings } from './Holdings.tsx'
import { Hop } from './Hop.tsx'

const SHOWN = 30

/** Every call to the upstream, and what it holds by now. */
export function UpstreamHop({ calls, sandbox }: { calls: readonly Call[]; sandbox: SandboxState | null }) {
  const isHurt = sandbox !== null && sandbox.mood !== 'up'
  return (
    <Hop
      title={sandbox ? 'Vorel, the sandbox' : 'Vorel'}
      lead="Every call to it, newest first; open one to see what was said"
      rail={isHurt ? 'blocked' : calls.length > 0 ? 'passed' : 'idle'}
    >
      {calls.length === 0 && <p class="ghost">No call yet.</p>}
      <ul class="calls">
        {calls.slice(0, SHOWN).map(call => (
          <CallRow key={call.number} call={call} />
        ))}
      </ul>
      {calls.length > SHOWN && <p class="ghost">{calls.length - SHOWN} older calls are not shown.</p>}
      {sandbox && <Holdings holdings={sandbox.holdings} />}
    </Hop>
  )
}
