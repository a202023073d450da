import type { Kind } from '../../kind.ts'
import { KIND_NAMES } from '../kind-names.ts'
import type { Call } from '../live-state.ts'
import { whyText } from './standing-text.ts'

/** One call to the upstream; opens to its bodies. */
export function CallRow({ call }: { call: Call }) {
  return (
    <li>
      <details class="call">
        <summary>
          <span class="call-to">{KIND_NAMES[call.upstream as Kind]}</span>{' '}
          <span class="method">{call.method}</span> <span class="path">{shortPath(call.path)}</span>{' '}
          <span class={`badge ${tone(call.status)}`}>{call.status ?? 'no answer'}</span>{' '}
          <span class="ms">{Math.round(call.ms)} ms</span>
          {complaint(call) && <span class="complaint">{complaint(call)}</span>}
        </summary>
        <Body title={`Sent: ${call.method} ${call.path}`} body={call.request} />
        <Body title="Answered" body={call.response} />
      </details>
    </li>
  )
}

/** Without what all calls to an upstream share, and of each id its beginning. */
function shortPath(path: string): string {
  const own = path.replace(/^(\/api)?\/v\d+(\/agents\/[^/]+)?/, '')
  return own.replaceAll(/\w[\w-]{19,}/g, id => `${id.slice(0, 8)}…`)
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
function complaint({ failure, status, response }: Call): string | null {
  if (failure !== undefined) return whyText(failure)
  if (status === null || status < 400) return null
  const { error, message } = (response ?? {}) as { error?: { message?: unknown }; message?: unknown }
  const words = error?.message ?? message
  return typeof words === 'string' ? words : null
}
