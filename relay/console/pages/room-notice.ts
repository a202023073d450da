import { type Html, html } from '../../html.ts'
import type { RoomReport } from '../../store/room.ts'
import { span } from './moment.ts'
import { number } from './words.ts'

const MEGABYTE = 1024 * 1024
/** From which part of its size on a store is worth a word. */
const NEARLY = 0.8

/** Why the store takes no new conversations, or will soon take none; null when there is nothing to say. */
export function roomNotice(room: RoomReport, now: number): Html | null {
  const { bytes, caps, refuses } = room
  if (refuses === null) {
    if (bytes < caps.bytes * NEARLY) return null
    return html`<div class="notice held">
<p><strong>The store is nearly full.</strong> ${fill(room)} At its limit it takes no new conversations. ${MORE}</p>
</div>`
  }
  return html`<div class="notice dead" role="alert">
<p><strong>New conversations are refused.</strong> ${reason(room, now)}</p>
</div>`
}

const MORE = html`Raise <code>limits.storeMegabytes</code>, or keep what was delivered for a shorter time.`

function reason(room: RoomReport, now: number): Html {
  const { refuses, freeBytes, oldestWaiting, caps } = room
  if (refuses === 'size') return html`${fill(room)} ${MORE}`
  if (refuses === 'disk')
    return html`The disk under the store has ${megabytes(freeBytes ?? 0)} MB left. Make room on it.`
  return html`A delivery waits for ${span(now - (oldestWaiting ?? now))}, and <code>limits.oldestWaitingDays</code> is
${number(Math.round(caps.waitingMs / 86_400_000))}. They are taken again when it is delivered.`
}

function fill({ bytes, caps }: RoomReport): string {
  return `The store holds ${megabytes(bytes)} of ${megabytes(caps.bytes)} MB.`
}

function megabytes(bytes: number): string {
  return number(Math.round(bytes / MEGABYTE))
}
