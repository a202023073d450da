import { setTimeout as sleep } from 'node:timers/promises'
import type { Crowd } from './chaos-crowd.ts'
import { LOAD_MS } from './chaos-length.ts'
import type { ChaosRelay } from './chaos-relay.ts'

export interface DrainOptions {
  relays: readonly ChaosRelay[]
  crowd: Crowd
  /** How many requests have come upstream so far. */
  calls(): number
  /** Brings the time nearer at which something is due. */
  moveOn(): Promise<void>
  /** Moves on after so many milliseconds even while something moves. */
  hurryMs?: number | undefined
}

const WITHIN_MS = 240_000 + LOAD_MS
/** Longer than any pause of a visitor, a dispatcher or a slow upstream. */
const STANDSTILL_MS = 1_500

/**
 * Waits until visitors and deliveries are gone and stay so (a count that is taken while one delivery ends and begets
 * another may see neither), and resolves to how many deliveries are left when that takes too long.
 */
export async function drain({ relays, crowd, calls, moveOn, hurryMs }: DrainOptions): Promise<number> {
  const until = performance.now() + WITHIN_MS
  let movedOn = performance.now()
  let changed = movedOn
  let before = ''
  for (;;) {
    const left = Math.max(...(await Promise.all(relays.map(relay => relay.waiting()))))
    const now = performance.now()
    const after = `${calls()} ${crowd.size()} ${left}`
    if (after !== before) changed = now
    before = after
    const isOver = left === 0 && crowd.size() === 0 && now - changed > STANDSTILL_MS
    if (isOver || now > until) return left
    if (now - changed > STANDSTILL_MS || now - movedOn > (hurryMs ?? Number.POSITIVE_INFINITY)) {
      await moveOn()
      movedOn = performance.now()
      changed = movedOn
    }
    await sleep(100)
  }
}
