import { useNow } from '../use-now.ts'

/** How long until a moment, in minutes and seconds and as a bar that fills; times in milliseconds since 1970. */
export function Countdown({ from, to }: { from: number; to: number }) {
  const now = useNow()
  const left = Math.max(0, to - now)
  const seconds = Math.ceil(left / 1000)
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span class="countdown">
      <span role="timer">{seconds > 0 ? `Next attempt in ${clock}` : 'Trying now'}</span>
      <progress max={to - from} value={to - from - left} aria-hidden="true" />
    </span>
  )
}
