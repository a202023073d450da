import type { Delivery } from '../live-state.ts'
import { Countdown } from './Countdown.tsx'
import { STANDING, whyText } from './standing-text.ts'

const NAMES = { conversation: 'Conversation', lead: 'Lead', update: 'Name or language' }

interface DeliveryRowProps {
  delivery: Delivery
  /** A lead never goes before its conversation. */
  isBehind: boolean
}

/** One delivery: how it stands, and when the relay tries again. */
export function DeliveryRow({ delivery, isBehind }: DeliveryRowProps) {
  return (
    <li class="delivery">
      <strong>{NAMES[delivery.kind]}</strong>
      <span class="delivery-text">{isBehind ? 'Goes after its conversation.' : story(delivery)}</span>
      <span class={`badge ${delivery.state}`}>{STANDING[delivery.state]}</span>
      {delivery.dueAt !== undefined && <Countdown from={delivery.at} to={delivery.dueAt} />}
    </li>
  )
}

function story({ state, attempts, why = '' }: Delivery): string {
  const attempt = attempts === 1 ? 'first attempt' : `attempt ${attempts}`
  switch (state) {
    case 'committed':
      return 'Committed, not attempted yet.'
    case 'delivered':
      return `Arrived at ${attempts === 1 ? 'the ' : ''}${attempt}.`
    case 'later':
      return `${capital(attempt)}: ${whyText(why)}.`
    case 'held':
      return `${capital(whyText(why))}. Looked at again every minute.`
    case 'dead':
      return `Kept for the operator: ${whyText(why)}.`
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
