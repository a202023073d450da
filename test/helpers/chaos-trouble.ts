import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../../demo/sandbox/fault.ts'
import type { VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import type { Chance } from './chaos-chance.ts'

export interface Trouble {
  /** How often which fault was set. */
  counts: Record<string, number>
  /** Clears the faults and cuts what is stalled; resolves when the upstream is well. */
  end(): Promise<void>
}

/** Longest time for which a slow upstream works on a request. */
export const SLOW_MS = 400

/** Makes an upstream misbehave in one way after the other, with good spells in between. */
export function startTrouble(sandbox: VorelSandbox, chance: Chance): Trouble {
  const counts: Record<string, number> = {}
  const stopping = new AbortController()

  async function misbehave(): Promise<void> {
    while (!stopping.signal.aborted) {
      const faults = chance.happens(0.35) ? [] : [someFault(chance)]
      for (const { kind } of faults) counts[kind] = (counts[kind] ?? 0) + 1
      await sandbox.faults.set(...faults)
      await sleep(chance.between(100, 900), undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const misbehaving = misbehave()

  return {
    counts,
    async end() {
      stopping.abort()
      await misbehaving
      await sandbox.faults.set({ kind: 'down' })
      await sandbox.faults.clear()
    },
  }
}

function someFault(chance: Chance): Fault {
  const times = chance.between(1, 6)
  return chance.pick<() => Fault>([
    () => ({ kind: 'down' }),
    () => ({ kind: 'fail', status: chance.pick([500, 502, 503]), times }),
    () => ({ kind: 'stall', times }),
    () => ({ kind: 'slow', ms: chance.between(50, SLOW_MS) }),
    () => ({ kind: 'hang-up', method: 'POST', times }),
    () => ({ kind: 'hang-up', method: 'PATCH', times }),
    () => ({ kind: 'rate-limit', retryAfter: 1, times: chance.between(1, 2) }),
    () => ({
      ...{ kind: 'garbage', body: chance.pick(['html', 'empty', 'truncated', 'huge']) },
      ...{ commits: chance.happens(0.5), times },
    }),
  ])()
}
