import type { Backlog } from '../store/operator.ts'
import type { RoomReport } from '../store/room.ts'
import type { Hold } from '../store/store.ts'
import type { ConsoleDeps } from './console-deps.ts'

const HOUR = 3_600_000

/** How one upstream stands. */
export interface UpstreamSummary {
  name: string
  hold: Hold | null
  count: Record<Backlog['state'], number>
  /** When the oldest delivery was made that is neither done nor dead. */
  oldest: number | null
  nextDue: number | null
  delivered: { day: number; week: number }
}

export interface Overview {
  now: number
  upstreams: UpstreamSummary[]
  room: RoomReport
}

/** Sums up every upstream: those of the config, and those that still have deliveries or a hold. */
export async function readOverview({ store, clock, ...deps }: ConsoleDeps): Promise<Overview> {
  const now = clock.now()
  const [backlog, holds, room] = await Promise.all([store.backlog(), store.holds(), store.room()])
  const left = [...backlog, ...holds].map(({ upstream }) => upstream)
  const names = [...new Set([...deps.upstreams, ...left])]
  const summary = async (name: string): Promise<UpstreamSummary> => {
    const rows = backlog.filter(({ upstream }) => upstream === name)
    const [nextDue, day, week] = await Promise.all([
      store.nextDueOf(name),
      store.deliveredSince(name, now - 24 * HOUR),
      store.deliveredSince(name, now - 7 * 24 * HOUR),
    ])
    const waiting = rows.filter(({ state }) => state !== 'dead').map(({ oldest }) => oldest)
    return {
      ...{ name, nextDue, delivered: { day, week } },
      hold: holds.find(({ upstream }) => upstream === name) ?? null,
      count: countsOf(rows),
      oldest: waiting.length === 0 ? null : Math.min(...waiting),
    }
  }
  return { now, upstreams: await Promise.all(names.map(summary)), room }
}

function countsOf(rows: readonly Pick<Backlog, 'state' | 'count'>[]): UpstreamSummary['count'] {
  const of = (state: Backlog['state']) => rows.find(row => row.state === state)?.count ?? 0
  return { pending: of('pending'), leased: of('leased'), held: of('held'), dead: of('dead') }
}
