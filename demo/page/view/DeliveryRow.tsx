import type { Delivery } from '../live-state.ts'
import { useNow } from '../use-now.ts'
import { STANDING, whyText } from './standing-text.ts'

const NAMES = { conversation: 'Conversation', lead: 'Lead', update: 'Change of name or language' }

/** One delivery: how it stands, and when the relay tries again. */
export function DeliveryRow({ delivery }: { delivery: Delivery }) {
  return (
    <li class={`delivery ${delivery.state}`}>
      <strong>{NAMES[delivery.kind]}</strong>
      <span class={`badge ${delivery.state}`}>{STANDING[delivery.state]}</span>
      <span class="delivery-text">{story(delivery)}</span>
      {delivery.dueAt !== undefined && <Countdown from={delivery.at} to={delivery.dueAt} />}
    </li>
  )
}

function story({ state, attempts, why = '' }: Delivery): string {
  const times = attempts === 1 ? 'first attempt' : `attempt ${attempts}`
  switch (state) {
    case 'committed':
      return 'Committed. The first attempt is under way.'
    case 'delivered':
      return `Arrived at the ${times}.`
    case 'later':
      return `The ${times} failed: ${whyText(why)}.`
    case 'held':
      return `${capital(whyText(why))}. The relay goes on accepting and looks again every minute.`
    case 'dead':
      return `Kept for the operator to see: ${whyText(why)}.`
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function Countdown({ from, to }: { from: number; to: number }) {
  const now = useNow(true)
  const left = Math.max(0, to - now)
  const seconds = Math.ceil(left / 1000)
  return (
    <span class="countdown">
      <span role="timer">
        {seconds > 0 ? `Next attempt in ${Math.floor(seconds / 60)}:${pad(seconds % 60)}` : 'Trying now'}
      </span>
      <progress max={to - from} value={to - from - left} aria-hidden="true" />
    </span>
  )
}

function pad(seconds: number): string {
  return String(seconds).padStart(2, '0')
}
