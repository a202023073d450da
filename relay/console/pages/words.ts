import { type Html, html } from '../../html.ts'
import type { DeliveryKind, DeliveryState } from '../../store/delivery-state.ts'

/** States in the order of a delivery's life, as they are called on the pages. */
export const STATES: Record<DeliveryState, string> = {
  pending: 'Waiting',
  leased: 'Under way',
  held: 'Held',
  dead: 'Dead',
  done: 'Delivered',
}

export const KINDS: Record<DeliveryKind, string> = {
  conversation: 'Conversation',
  update: 'Update',
  lead: 'Lead',
}

export function stateMark(state: DeliveryState): Html {
  return html`<span class="state ${state}">${STATES[state]}</span>`
}

/** `1 delivery`, `1,204 deliveries`. */
export function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

export function number(count: number): string {
  return count.toLocaleString('en-GB')
}
