import { KINDS } from '../../kind.ts'
import type { Sandboxes } from '../../live-message.ts'
import type { Call } from '../live-state.ts'
import { CallRow } from './CallRow.tsx'
import { Holdings } from './Holdings.tsx'
import { Hop } from './Hop.tsx'

const SHOWN = 30

interface UpstreamsHopProps {
  calls: readonly Call[]
  sandboxes: Sandboxes
}

/** What each upstream holds by now, side by side, and every call to them. */
export function UpstreamsHop({ calls, sandboxes }: UpstreamsHopProps) {
  return (
    <Hop
      title="Upstreams"
      lead="What each holds, and every call to it"
      rail={calls.length > 0 ? 'passed' : 'idle'}
    >
      <div class="upstreams">
        <div class="holdings">
          {KINDS.map(kind => (
            <Holdings key={kind} kind={kind} sandbox={sandboxes[kind]} />
          ))}
        </div>
        <section class="calls" aria-labelledby="calls-title">
          <h4 id="calls-title">
            {calls.length === 0 ? 'No call yet' : 'Calls, newest first; open one to see what was said'}
          </h4>
          <ul>
            {calls.slice(0, SHOWN).map(call => (
              <CallRow key={call.number} call={call} />
            ))}
          </ul>
          {calls.length > SHOWN && <p class="ghost">{calls.length - SHOWN} older calls are not shown.</p>}
        </section>
      </div>
    </Hop>
  )
}
