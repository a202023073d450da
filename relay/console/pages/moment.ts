import { type Html, html } from '../../html.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long something takes, in the one unit that says enough. */
export function span(ms: number): string {
  if (ms < MINUTE) return `${Math.max(1, Math.round(ms / SECOND))} s`
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`
  if (ms < 2 * DAY) return `${Math.round(ms / HOUR)} h`
  return `${Math.round(ms / DAY)} days`
}

/** A time as the operator thinks of it ("3 min ago", "in 2 h"), with the exact one behind it. */
export function moment(at: number, now: number): Html {
  const distance = at - now
  const near = Math.abs(distance) < 2 * SECOND
  const words = near ? 'now' : distance < 0 ? `${span(-distance)} ago` : `in ${span(distance)}`
  return html`<time datetime="${new Date(at).toISOString()}" title="${exact(at)}">${words}</time>`
}

/** When an attempt is due; what was due before has its turn now. */
export function dueMoment(at: number, now: number): Html {
  return moment(Math.max(at, now), now)
}

/** `2026-01-02 03:04:05 UTC`. */
export function exact(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
