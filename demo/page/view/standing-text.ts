import type { Delivery } from '../live-state.ts'

/** How a delivery stands, in a word or two. */
export const STANDING: Record<Delivery['state'], string> = {
  committed: 'on disk',
  delivered: 'delivered',
  later: 'waiting',
  held: 'on hold',
  dead: 'given up',
}

/** The reasons that a newcomer meets in the demo; others are shown as the relay names them. */
const WHY: Record<string, string> = {
  unreachable: 'nothing listens there',
  timeout: 'no answer in time',
  reset: 'the connection was cut',
  rate_limited: 'it asked to slow down',
  unauthorized: 'it refuses the key',
  status_401: 'it refuses the signature',
}

export function whyText(why: string): string {
  return WHY[why] ?? why.replaceAll('_', ' ')
}
