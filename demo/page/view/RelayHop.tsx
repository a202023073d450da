import { KIND_NAMES } from '../kind-names.ts'
import { type Submission, standing, type Target } from '../live-state.ts'
import { DeliveryRow } from './DeliveryRow.tsx'
import { Hop } from './Hop.tsx'

const RAIL = {
  committed: 'waiting',
  delivered: 'passed',
  later: 'waiting',
  held: 'blocked',
  dead: 'blocked',
} as const

/** What the relay made of it, and where its duties to deliver stand. */
export function RelayHop({ submission }: { submission: Submission | null }) {
  const rail = submission ? RAIL[standing(submission)] : 'idle'
  return (
    <Hop title="Relay" lead="Tidied up, and on disk before the visitor is thanked" rail={rail}>
      {submission ? (
        <>
          <Normalised submission={submission} />
          <div class="targets">
            {submission.targets.map((target, index) => (
              <Deliveries key={target.submission} target={target} isCopy={index > 0} />
            ))}
          </div>
        </>
      ) : (
        <p class="ghost">
          A phone becomes E.164, an email gets its small letters, a known visitor is recognised.
        </p>
      )}
    </Hop>
  )
}

function Deliveries({ target: { upstream, deliveries }, isCopy }: { target: Target; isCopy: boolean }) {
  const conversation = deliveries.find(({ kind }) => kind === 'conversation')
  return (
    <section class="target" aria-labelledby={`to-${upstream}`}>
      <h4 id={`to-${upstream}`}>
        {isCopy ? 'A copy to' : 'To'} {KIND_NAMES[upstream]}
      </h4>
      <ul class="deliveries">
        {deliveries.map(delivery => (
          <DeliveryRow
            key={delivery.kind}
            delivery={delivery}
            isBehind={
              delivery.kind === 'lead' &&
              delivery.state === 'committed' &&
              conversation?.state !== 'delivered'
            }
          />
        ))}
      </ul>
    </section>
  )
}

function Normalised({ submission: { typed, normalised } }: { submission: Submission }) {
  return (
    <dl class="normalised">
      {normalised.phone !== undefined && (
        <Change label="phone" from={typed.phone} to={normalised.phone} note={normalised.phoneGrade} />
      )}
      {normalised.email !== undefined && <Change label="email" from={typed.email} to={normalised.email} />}
      <Change label="language" from={typed.language} to={normalised.language} />
      <Change label="identity" to={normalised.identifier} />
    </dl>
  )
}

function Change(props: { label: string; from?: string | undefined; to: string; note?: string | undefined }) {
  const { label, from, to, note } = props
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {from !== undefined && from !== to && (
          <>
            <span class="before">{from}</span>{' '}
            <span class="becomes" role="img" aria-label="becomes">
              →
            </span>{' '}
          </>
        )}
        <strong>{to}</strong> {note !== undefined && <span class="badge">{note}</span>}
      </dd>
    </div>
  )
}
