import type { Call } from '../live-state.ts'
import { whyText } from './standing-text.ts'

/** One call to the upstream; opens to its bodies. */
export function CallRow({ call }: { call: Call }) {
  return (
    <li>
      <details class="call">
        <summary>
          <span class="method">{call.method}</span> <Path path={call.path} />{' '}
          <span class={`badge ${tone(call.status)}`}>{call.status ?? 'no answer'}</span>{' '}
          <span class="ms">{Math.round(call.ms)} ms</span>
          {complaint(call) && <span class="complaint">{complaint(call)}</span>}
        </summary>
        <Body title="Sent" body={call.request} />
        <Body title="Answered" body={call.response} />
      </details>
    </li>
  )
}

/** Without the part that all calls share where there is no room for it. */
function Path({ path }: { path: string }) {
  const base = /^\/api\/v\d+/.exec(path)?.[0] ?? ''
  return (
    <span class="path">
      <span class="base">{base}</span>
      {path.slice(base.length)}
    </span>
  )
}

function Body({ title, body }: { title: string; body: unknown }) {
  return (
    <>
      <h4>{title}</h4>
      <pre>{body === null || body === undefined ? 'nothing' : text(body)}</pre>
    </>
  )
}

function text(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2)
}

function tone(status: number | null): string {
  if (status === null || status >= 500) return 'dead'
  if (status >= 400) return 'later'
  return 'delivered'
}

/** Why it was not a success, in the upstream's words or in the relay's. */
function complaint({ failure, response }: Call): string | null {
  if (failure !== undefined) return whyText(failure)
  const error = (response as { error?: { message?: unknown } } | null)?.error
  return typeof error?.message === 'string' ? error.message : null
}
