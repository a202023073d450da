import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chaos-chance.ts'
import { createClient, type Tally } from './chaos-client.ts'
import { complaintsOf } from './chaos-count.ts'
import { busiestMinute } from './chaos-count-calls.ts'
import { type CrowdOptions, startCrowd } from './chaos-crowd.ts'
import { type DrainOptions, drain } from './chaos-drain.ts'
import { attemptsIn, failuresIn, revivedIn } from './chaos-log.ts'
import type { ChaosRelay } from './chaos-relay.ts'
import { type Audit, reportOf } from './chaos-report.ts'
import { startTrouble, type Trouble } from './chaos-trouble.ts'
import type { ChaosUpstream } from './chaos-upstreams.ts'
import { type Visit, visitsAt } from './chaos-visit.ts'

/** A scene that goes on. */
export interface Play {
  tally: Tally
  /**
   * Does something while relays wait for the answers that decide what they write next, of every upstream that is read
   * before it is written to.
   */
  amidReads(act: () => void): Promise<void>
  /**
   * Lets everybody go home and the upstreams recover, waits until the relays have nothing left to do, tells `numbers`
   * and its own, and expects that nobody has anything to complain of.
   */
  end(
    drain: Pick<DrainOptions, 'relays' | 'moveOn' | 'hurryMs'>,
    numbers: Record<string, number>,
  ): Promise<void>
}

/** An upstream that listens. */
export interface Player extends ChaosUpstream {
  name: string
  config: object
  key: string
}

interface Stage {
  name: string
  players: readonly Player[]
  chance: Chance
  /** Requests that an upstream may get in any minute. */
  quota: number
}

interface Troubled extends Player {
  trouble: Trouble
}

/** Long enough for reads of all upstreams to come together. */
const READING_MS = 1_500
const READ_WITHIN_MS = 60_000

/** `end` resolves to all complaints. */
export function startPlay(
  { name, players, chance, quota }: Stage,
  relays: readonly [ChaosRelay, ...ChaosRelay[]],
  { storeFails, ...options }: Partial<CrowdOptions> & Pick<CrowdOptions, 'forms'> & { storeFails: boolean },
): Omit<Play, 'end'> & { end(...args: Parameters<Play['end']>): Promise<string[]> } {
  const over = new AbortController()
  const [first, ...others] = relays
  const client = createClient(
    () => [first.url, ...others.map(({ url }) => url)],
    chance.branch('client'),
    storeFails,
    over.signal,
  )
  const crowd = startCrowd({ client, chance: chance.branch('crowd'), places: 16, pauseMs: 800, ...options })
  const troubled = players.map(player => ({
    ...player,
    trouble: startTrouble(player, chance.branch(`trouble of ${player.name}`)),
  }))

  return {
    tally: client.tally,
    amidReads: act => amidReads(troubled, act),
    async end(drainOptions, numbers) {
      crowd.close()
      await Promise.all(troubled.map(({ trouble }) => trouble.end()))
      const left = await drain({ ...drainOptions, crowd, calls: () => callsOf(players) })
      over.abort()
      await crowd.gone
      const logs = relays.map(relay => relay.log())
      const audits = troubled.map(one => audit(one, crowd.visits, quota))
      console.log(reportOf(name, crowd.visits, client.tally, numbers, audits))
      return [
        ...crowd.troubles,
        ...(left > 0 ? [`unfinished: ${left} deliveries`] : []),
        ...logs.flatMap(failuresIn),
        ...revivedIn(logs.flatMap(attemptsIn)),
        ...audits.flatMap(({ complaints }) => complaints),
      ]
    },
  }
}

/** How many requests have come upstream. */
export function callsOf(players: readonly Player[]): number {
  return players.reduce((sum, { sandbox }) => sum + sandbox.journal.entries().length, 0)
}

async function amidReads(troubled: readonly Troubled[], act: () => void): Promise<void> {
  const readers = troubled.filter(({ reads }) => reads !== null)
  await Promise.all(
    readers.map(({ trouble }) => trouble.stop({ kind: 'slow', ms: READING_MS, method: 'GET' })),
  )
  const isBeingRead = readers.map(({ sandbox: { journal }, reads }) => {
    const before = journal.entries().length
    return () =>
      journal
        .entries()
        .slice(before)
        .some(({ method, path, status }) => status === null && reads?.test(`${method} ${path}`))
  })
  for (const until = performance.now() + READ_WITHIN_MS; !isBeingRead.every(is => is()); await sleep(2))
    if (performance.now() > until) throw new Error('The upstreams are never read at the same time')
  act()
  await sleep(READING_MS)
  for (const { trouble } of readers) trouble.start()
}

function audit({ name, sandbox, ledger, trouble }: Troubled, visits: readonly Visit[], quota: number): Audit {
  const own = visitsAt(name, visits)
  const held = ledger()
  const busiest = busiestMinute(sandbox.journal.entries())
  const complaints = [
    ...(own.length === 0 ? ['idle: nobody came'] : []),
    ...complaintsOf(own, held),
    ...(busiest > quota ? [`too many: ${busiest} requests within a minute`] : []),
  ]
  return {
    upstream: name,
    counts: {
      visits: own.length,
      conversations: held.conversations.length,
      messages: held.conversations.reduce((sum, { messages }) => sum + messages.length, 0),
      ...{ calls: sandbox.journal.entries().length, busiestMinute: busiest },
    },
    faults: trouble.counts,
    complaints: complaints.map(complaint => `${name}: ${complaint}`),
  }
}
