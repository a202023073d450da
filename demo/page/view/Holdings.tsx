import type { ComponentChildren } from 'preact'
import type { Kind } from '../../kind.ts'
import type { Holdings as HoldingsType, SandboxState } from '../../live-message.ts'
import { heldText } from '../held-rows.ts'
import { KIND_NAMES } from '../kind-names.ts'
import { purge } from '../sandbox-control.ts'
import { ConvocoreRows } from './ConvocoreRows.tsx'
import { VorelRows } from './VorelRows.tsx'
import { WebhookRows } from './WebhookRows.tsx'

const ROWS: Record<Kind, (props: { holdings: HoldingsType }) => ComponentChildren> = {
  vorel: VorelRows,
  convocore: ConvocoreRows,
  webhook: WebhookRows,
}

/** What an upstream holds, in its own shape. */
export function Holdings({ kind, sandbox }: { kind: Kind; sandbox: SandboxState | undefined }) {
  const id = `${kind}-holdings`
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>{KIND_NAMES[kind]}</h4>
      {sandbox ? (
        <Held kind={kind} holdings={sandbox.holdings} />
      ) : (
        <p class="ghost empty">Its dashboard shows what it holds.</p>
      )}
    </section>
  )
}

function Held({ kind, holdings }: { kind: Kind; holdings: HoldingsType }) {
  const Rows = ROWS[kind]
  if (isEmpty(holdings)) return <p class="ghost empty">Empty</p>
  return (
    <>
      <p class="ghost">{heldText(kind, holdings)}</p>
      <ul>
        <Rows holdings={holdings} />
      </ul>
      <button
        type="button"
        class="purge"
        aria-label={`Purge ${KIND_NAMES[kind]}`}
        onClick={() => purge(kind)}
      >
        Purge
      </button>
    </>
  )
}

function isEmpty(holdings: HoldingsType): boolean {
  return Object.values(holdings).every(({ total }) => total === 0)
}
