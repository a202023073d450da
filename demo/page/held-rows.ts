import type { Kind } from '../kind.ts'
import type { Holdings } from '../live-message.ts'

/** Rows of one name, as the sandbox that holds them has them. */
export function heldRows<Row extends object>(holdings: Holdings, name: string): readonly Row[] {
  return (holdings[name]?.newest ?? []) as readonly Row[]
}

/** How much a sandbox holds, in words. */
export function heldText(kind: Kind, holdings: Holdings): string {
  const total = (name: string) => holdings[name]?.total ?? 0
  const [conversations, leads] = [total('conversations'), total('leads')]
  if (conversations + leads === 0) return 'Empty'
  if (kind === 'webhook') return count(conversations + leads, 'event')
  const counted = count(conversations, 'conversation')
  return kind === 'convocore' ? counted : `${counted}, ${count(leads, 'lead')}`
}

function count(number: number, noun: string): string {
  return `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`
}
