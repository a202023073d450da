import { EventEmitter } from 'node:events'

interface Deadline {
  signal: EventEmitter
  /** The call has ended in time. */
  cancel(): void
}

const TIMED_OUT = new DOMException('The call took too long', 'TimeoutError')

/** Ends a call of undici's as timed out after so many milliseconds: an `AbortSignal` of the cheap kind that undici takes. */
export function deadline(ms: number): Deadline {
  const signal = Object.assign(new EventEmitter(), { reason: TIMED_OUT })
  const timer = setTimeout(() => signal.emit('abort'), ms)
  return { signal, cancel: () => clearTimeout(timer) }
}
