import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../../demo/sandbox/fault.ts'
import type { Chance } from './chaos-chance.ts'
import type { ChaosUpstream } from './chaos-upstreams.ts'

export interface Trouble {
  /** How often which fault was set. */
  counts: Record<string, number>
  /** Goes on after `stop`. */
  start(): void
  /** Leaves only these faults, until it starts again. */
  stop(...faults: Fault[]): Promise<void>
  /** Clears the faults and cuts what is stalled; resolves when the upstream is well. */
  end(): Promise<void>
}

/** Longest time for which a slow upstream works on a request. */
export const SLOW_MS = 400

/** Makes an upstream misbehave in one way after the other, with good spells in between. */
export function startTrouble(
  upstream: Pick<ChaosUpstream, 'sandbox' | 'believesStatus'>,
  chance: Chance,
): Trouble {
  const { faults } = upstream.sandbox
  const counts: Record<string, number> = {}
  let stopping = new AbortController()
  let misbehaving: Promise<void>

  async function misbehave({ signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      const next = chance.happens(0.35) ? [] : [someFault(chance, upstream)]
      for (const { kind } of next) counts[kind] = (counts[kind] ?? 0) + 1
      await faults.set(...next)
      await sleep(chance.between(100, 900), undefined, { signal }).catch(() => {})
    }
  }
  const start = () => {
    stopping = new AbortController()
    misbehaving = misbehave(stopping)
  }
  const stop = async (...left: Fault[]) => {
    stopping.abort()
    await misbehaving
    await faults.set(...left)
  }
  start()

  return {
    ...{ counts, start, stop },
    async end() {
      await stop({ kind: 'down' })
      await faults.clear()
    },
  }
}

function someFault(chance: Chance, { believesStatus }: Pick<ChaosUpstream, 'believesStatus'>): Fault {
  const times = chance.between(1, 6)
  return chance.pick<() => Fault>([
    () => ({ kind: 'down' }),
    () => ({ kind: 'fail', status: chance.pick([500, 502, 503]), times }),
    () => ({ kind: 'stall', times }),
    () => ({ kind: 'slow', ms: chance.between(50, SLOW_MS) }),
    () => ({ kind: 'hang-up', method: 'POST', times }),
    () => ({ kind: 'hang-up', method: 'PATCH', times }),
    () => ({ kind: 'rate-limit', retryAfter: 1, times: chance.between(1, 2) }),
    () => {
      const body = chance.pick(['html', 'empty', 'truncated', 'huge'] as const)
      const isYes = believesStatus && body !== 'html'
      return { kind: 'garbage', body, commits: chance.happens(0.5) || isYes, times }
    },
  ])()
}
