import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject, onTestFinished } from 'vitest'
import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import { createVorelSandbox, type VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { type Chance, createChance } from './chaos-chance.ts'
import { createClient, type Tally } from './chaos-client.ts'
import { complaintsOf } from './chaos-count.ts'
import { busiestMinute } from './chaos-count-calls.ts'
import { type CrowdOptions, startCrowd } from './chaos-crowd.ts'
import { type DrainOptions, drain } from './chaos-drain.ts'
import { attemptsIn, failuresIn, revivedIn } from './chaos-log.ts'
import type { ChaosRelay } from './chaos-relay.ts'
import { reportOf } from './chaos-report.ts'
import { startTrouble } from './chaos-trouble.ts'
import { freePort } from './free-port.ts'
import { PUBLIC_URL, SITE } from './start-relay.ts'

/** An upstream and visitors, for relays to stand between. */
export interface Scene {
  chance: Chance
  /** What the configs of all relays have in common, and what its references stand for. */
  config: object
  env: Record<string, string>
  /** By how much the clock of upstream and relays is ahead of the real one. */
  ahead(): number
  /** Lets time pass, for the upstream at once and for a relay when it starts. */
  pass(ms: number): void
  /** Resolves when the upstream has just done what a request asked for, or after some seconds. */
  changed(): Promise<void>
  /** Resolves when the upstream is at work on such a request (`GET /leads/…`) and will answer, or after some seconds. */
  asked(request: RegExp): Promise<void>
  /** How many requests have come upstream. */
  calls(): number
  /** Lets visitors come and the upstream misbehave. */
  begin(relays: readonly [ChaosRelay, ...ChaosRelay[]], crowd?: Partial<CrowdOptions>): Play
}

/** A scene that goes on. */
export interface Play {
  tally: Tally
  /**
   * Lets everybody go home and the upstream recover, waits until the relays have nothing left to do, tells `numbers`
   * and its own, and expects that nobody has anything to complain of.
   */
  end(
    drain: Pick<DrainOptions, 'relays' | 'moveOn' | 'hurryMs'>,
    numbers: Record<string, number>,
  ): Promise<void>
}

const CHANGE_WITHIN_MS = 2_000
const ASKED_WITHIN_MS = 20_000
/** No limit worth the name. */
const UNLIMITED = 1_000_000

export interface SceneOptions {
  /** Requests a minute that the upstream takes, and the relays know of. */
  quota?: number
  /** Whether relays may tell visitors that the store can't take anything. */
  storeFails?: boolean
}

export async function createScene(name: string, options: SceneOptions = {}): Promise<Scene> {
  const { quota = UNLIMITED, storeFails = false } = options
  const seed = inject('chaosSeed')
  const chance = createChance(seed).branch(name)
  const changes = new EventEmitter()
  let ahead = 0
  const sandbox = createVorelSandbox({
    now: () => Date.now() + ahead,
    changed: () => changes.emit('change'),
    requestsPerMinute: quota,
    journalSize: Number.POSITIVE_INFINITY,
  })
  const { url } = await sandbox.listen(await freePort())
  onTestFinished(() => sandbox.close())

  return {
    chance,
    config: configFor(url, quota),
    env: { KEY: sandbox.keys.issue(), SECRET: 's'.repeat(32) },
    ahead: () => ahead,
    pass(ms) {
      ahead += ms
    },
    async changed() {
      await once(changes, 'change', { signal: AbortSignal.timeout(CHANGE_WITHIN_MS) }).catch(() => {})
    },
    asked: request => asked(sandbox, request),
    calls: () => sandbox.journal.entries().length,
    begin: (relays, crowd) => {
      const play = startPlay(name, sandbox, chance, relays, { storeFails, ...crowd })
      return {
        tally: play.tally,
        async end(drainOptions, numbers) {
          const complaints = await play.end(drainOptions, numbers)
          const busiest = busiestMinute(sandbox.journal.entries())
          if (busiest > quota) complaints.push(`too many: ${busiest} requests within a minute`)
          expect(complaints, `CHAOS_SEED=${seed} plays it again`).toEqual([])
        },
      }
    },
  }
}

async function asked({ journal, faults }: VorelSandbox, request: RegExp): Promise<void> {
  const isMeant = ({ method, path, status }: JournalEntry) =>
    status === null && request.test(`${method} ${path}`)
  for (const until = Date.now() + ASKED_WITHIN_MS; Date.now() < until; await sleep(2)) {
    const isSlow = faults.list().some(({ kind }) => kind === 'slow')
    if (isSlow && journal.entries().slice(-3).some(isMeant)) return
  }
}

function startPlay(
  name: string,
  sandbox: VorelSandbox,
  chance: Chance,
  [first, ...others]: readonly [ChaosRelay, ...ChaosRelay[]],
  { storeFails, ...options }: Partial<CrowdOptions> & { storeFails: boolean },
) {
  const over = new AbortController()
  const calls = () => sandbox.journal.entries().length
  const client = createClient(
    () => [first.url, ...others.map(({ url }) => url)],
    chance.branch('client'),
    storeFails,
    over.signal,
  )
  const crowd = startCrowd({ client, chance: chance.branch('crowd'), places: 16, pauseMs: 800, ...options })
  const trouble = startTrouble(sandbox, chance.branch('trouble'))

  return {
    tally: client.tally,
    async end(options: Parameters<Play['end']>[0], numbers: Record<string, number>): Promise<string[]> {
      crowd.close()
      await trouble.end()
      const left = await drain({ ...options, crowd, calls })
      over.abort()
      await crowd.gone
      const journal = sandbox.journal.entries()
      const logs = [first, ...others].map(relay => relay.log())
      const counted = { ...numbers, calls: journal.length, busiestMinute: busiestMinute(journal) }
      console.log(reportOf(name, crowd.visits, client.tally, trouble.counts, counted))
      return [
        ...crowd.troubles,
        ...(left > 0 ? [`unfinished: ${left} deliveries`] : []),
        ...logs.flatMap(failuresIn),
        ...revivedIn(logs.flatMap(attemptsIn)),
        ...complaintsOf(crowd.visits, {
          ...{ conversations: sandbox.conversations(), leads: sandbox.leads(), journal },
        }),
      ]
    },
  }
}

function configFor(baseUrl: string, requestsPerMinute: number): object {
  const most = 100_000
  return {
    publicUrl: PUBLIC_URL,
    secret: 'env:SECRET',
    upstreams: {
      reception: {
        ...{ kind: 'vorel', apiKey: 'env:KEY', baseUrl, allowPrivateNetwork: true, requestsPerMinute },
        knownVisitors: 'overwrite',
      },
    },
    forms: {
      contact: {
        ...{ upstream: 'reception', sites: [SITE], country: 'GB' },
        questions: [
          { key: 'message', kind: 'textarea', required: true },
          { key: 'topic', label: 'Topic' },
        ],
      },
    },
    limits: { ticketsPerMinute: most, conversationsPerMinute: most, leadsPerMinute: most },
  }
}
