import type { SandboxState } from '../../live-message.ts'
import type { Call } from '../live-state.ts'
import { CallRow } from './CallRow.tsx'
import { Holdings } from './Holdings.tsx'
import { Hop } from './Hop.tsx'
import { MOOD_NAMES } from './MoodSwitch.tsx'

const SHOWN = 30

/** What the upstream holds by now, and every call to it. */
export function UpstreamHop({ calls, sandbox }: { calls: readonly Call[]; sandbox: SandboxState | null }) {
  const isHurt = sandbox !== null && sandbox.mood !== 'up'
  const title = (
    <>
      {sandbox ? 'Vorel, the sandbox' : 'Vorel'}{' '}
      {isHurt && <span class="badge dead">{MOOD_NAMES[sandbox.mood]}</span>}
    </>
  )
  return (
    <Hop
      title={title}
      lead={
        sandbox
          ? 'What it holds, and every call to it'
          : 'Every call to it; its dashboard shows what it holds'
      }
      rail={isHurt ? 'blocked' : calls.length > 0 ? 'passed' : 'idle'}
    >
      {sandbox && <Holdings holdings={sandbox.holdings} />}
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
    </Hop>
  )
}
