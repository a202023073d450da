import type { Router } from 'express'
import { builtEmbed } from './built-files.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config/config.ts'
import { parseConfig } from './config/parse-config.ts'
import type { Env } from './config/resolve-references.ts'
import { createConsole } from './console/create-console.ts'
import { createAttempt, newLease } from './delivery/attempt.ts'
import { createDispatcher } from './delivery/dispatcher.ts'
import { createTryNow } from './delivery/try-now.ts'
import { createUpstreamHealth } from './delivery/upstream-health.ts'
import { createChallenges } from './guard/challenges.ts'
import { readSecret } from './guard/read-secret.ts'
import { createTickets } from './guard/tickets.ts'
import { createTraffic } from './guard/traffic.ts'
import { readEmbedAssets } from './http/embed-assets.ts'
import { createLateRouter } from './http/late-router.ts'
import { createLimiters } from './http/limiters.ts'
import { createRouter } from './http/router.ts'
import { formOf } from './intake/form.ts'
import { createAnswerKeeper } from './intake/keep-answer.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { harmlessly, type Observe } from './observation.ts'
import { openUpstreams } from './open-upstreams.ts'
import { createReadiness } from './readiness.ts'
import { openRelayStore } from './relay-store.ts'
import { createRetention } from './retention.ts'
import type { Store } from './store/store.ts'

export type { Config } from './config/config.ts'
export { ConfigError, type ConfigMistake } from './config/config-error.ts'
export type { Log } from './log.ts'
export type { Observation, Observe } from './observation.ts'

export interface Relay {
  config: Config
  /** Mount it at the root of an Express app. Answers 503 until `start` has resolved. */
  router: Router
  /**
   * What the operator looks at: visitors' data, and buttons that act on it. Nothing guards it; mount it where only the
   * operator comes. The CLI serves it on a port of its own.
   */
  console: Router
  /** Opens the store and begins to deliver. Rejects when the store can't be opened, or another relay has its file, or the widget is
   * not built. */
  start(): Promise<void>
  /** Makes `/readyz` red, so that a load balancer sends nothing more. */
  drain(): void
  /** Finishes the attempts that are under way and closes the store. Close the HTTP server first. */
  stop(): Promise<void>
}

export interface RelayOptions {
  /** Where the config's `env:` references are looked up; nothing else of it is read. */
  env?: Env
  log?: Log
  clock?: Clock
  /** Gets each hop of every submission, personal data included. */
  observe?: Observe
}

/**
 * Makes a relay of a config as it stands in `foyer.config.json`.
 * @throws {ConfigError} with every mistake at once
 */
export function createRelay(input: unknown, options: RelayOptions = {}): Relay {
  const config = parseConfig(input, options.env ?? {})
  const main = createLateRouter()
  const console = createLateRouter()
  let running: Awaited<ReturnType<typeof assemble>> | null = null
  return {
    config,
    router: main.router,
    console: console.router,
    async start() {
      running = await assemble(config, options)
      main.open(running.router)
      console.open(running.console)
    },
    drain: () => running?.drain(),
    stop: async () => running?.stop(),
  }
}

async function assemble(config: Config, options: RelayOptions) {
  const { log = createLog(), clock = systemClock } = options
  const failed = (error: unknown) => log.error('An observer failed', {}, error)
  const observe = options.observe && harmlessly(options.observe, failed)
  const store = await openRelayStore(config, clock, log)
  try {
    return await assembleOn(store, config, { log, clock, observe })
  } catch (error) {
    await store.close()
    throw error
  }
}

async function assembleOn(
  store: Store,
  config: Config,
  { log, clock, observe }: { log: Log; clock: Clock; observe: Observe | undefined },
) {
  const assets = readEmbedAssets(builtEmbed())
  const secret = readSecret(config.secret, `${config.store.replace('sqlite:', '')}.secret`)
  const tickets = createTickets(secret)
  const forms = new Map(Object.entries(config.forms).map(([id, form]) => [id, formOf(id, form)]))
  const upstreams = await openUpstreams(config, store.sharing, clock, observe)
  const leadLabels = (id: string) => {
    const { source = 'website', intent } = forms.get(id) ?? {}
    return { source, ...(intent === undefined ? {} : { intent }) }
  }
  const metrics = createMetrics([...upstreams.keys()], store, clock)
  const dueIn = (ms: number) => dispatcher.poke(ms)
  const health = createUpstreamHealth()
  const attempt = createAttempt({ store, upstreams, leadLabels, clock, log, observe, metrics, health, dueIn })
  const pacerOf = (name: string) => upstreams.get(name)?.pacer ?? null
  const dispatcher = createDispatcher({ store, attempt, pacerOf, health, clock, log })
  const { tryNow, idle } = createTryNow(attempt, clock, log)
  const answers = createAnswerKeeper(store, clock, error =>
    log.error('The store failed to keep the answer to a submission', {}, error),
  )
  const writable = createReadiness(store, clock)
  let draining = false

  const router = createRouter({
    publicUrl: config.publicUrl,
    forms,
    tickets,
    challenges: createChallenges(secret),
    traffic: createTraffic({
      addressLimit: config.limits.conversationsPerMinute,
      now: clock.now,
      changed: (form, isBusy) =>
        isBusy
          ? log.warn('A form gets far more than usual: every submission of it needs a proof of work', {
              form,
            })
          : log.info('A form gets what is usual again', { form }),
    }),
    assets,
    limiters: createLimiters(config.limits, store.sharing, log),
    intake: {
      ...{ store, answers, tryNow, clock, observe, metrics },
      lease: () => newLease('visitor'),
      wake: () => dispatcher.poke(),
      mintsConversationIds: name => upstreams.get(name)?.mintsConversationIds ?? false,
    },
    unready: async () => (draining ? 'draining' : (await writable()) ? null : 'store'),
    metrics,
    clock,
    log,
  })
  // The operator mends a key by starting the relay with a new one.
  for (const { upstream: name } of await store.holds())
    await store.retryHold({ upstream: name, keyHash: upstreams.get(name)?.keyHash ?? '', now: clock.now() })
  dispatcher.start()
  const retention = createRetention({ store, ...config.retention, clock, log })
  retention.start()

  return {
    router,
    console: createConsole({
      store,
      upstreams: [...upstreams.keys()],
      publicUrl: config.publicUrl,
      metrics,
      wake: () => dispatcher.poke(),
      clock,
      log,
    }),
    drain() {
      draining = true
    },
    async stop() {
      draining = true
      await retention.stop()
      await dispatcher.stop()
      await idle()
      answers.stop()
      await Promise.all([...upstreams.values()].map(({ upstream }) => upstream.close()))
      // What a store that fails does not keep is taken to be spent.
      await Promise.allSettled([...upstreams.values()].map(({ pacer }) => pacer.close()))
      await store.close()
    },
  }
}
