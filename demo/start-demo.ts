import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createRelay, type Log, type Relay } from '../relay/relay.ts'
import { createFeed } from './feed.ts'
import type { Kind } from './kind.ts'
import { listen } from './listen.ts'
import { ownPageOnly } from './own-page-only.ts'
import { pageRoutes } from './page-routes.ts'
import { type Playground, startPlayground } from './playground/start-playground.ts'
import { relayConfig } from './relay-config.ts'
import { startUpstreams, type Upstreams } from './start-upstreams.ts'

export interface DemoOptions {
  /** 0 takes a free one. */
  ports: Record<'page' | 'relay' | Kind | 'playgroundRelay' | 'playgroundVorel', number>
  /** With a key the real Vorel is behind the relay, without one a sandbox, as for the others. */
  vorel: { apiKey: string; baseUrl: string | null } | null
  /** What the relay logs. */
  log: Log
  /** Of the built page; beside this file when absent. */
  pageFolder?: string
}

export interface Demo {
  pageUrl: string
  relayUrl: string
  upstreams: Upstreams
  playground: Playground
  /** Of the relay's SQLite file, which `stop` removes. */
  storePath: string
  stop(): Promise<void>
}

/** Longer than the relay makes a visitor wait for the upstream. */
const RELAY_GRACE_MS = 3_000

/** Right for the compiled file; beside its source lies the page's source. */
const PAGE_FOLDER = fileURLToPath(new URL('./page/', import.meta.url))

/**
 * Starts sandboxes, relay and page, each on its own origin of this machine. Rejects with `EADDRINUSE` and the port when
 * a port is taken; then nothing is left running.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { ports, vorel, log, pageFolder = PAGE_FOLDER } = options
  const cleanups: (() => Promise<void> | undefined)[] = []
  const stop = async () => {
    for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) await cleanup()
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-demo-'))
    cleanups.push(() => rm(folder, { recursive: true, force: true }))
    const storePath = join(folder, 'foyer.db')
    const feed = createFeed()

    let running: Relay | undefined
    // After the sandboxes, whose end also ends the attempts that they make wait.
    cleanups.push(() => running?.stop())
    const started = ({ sandbox }: { sandbox: { close(): Promise<void> } }) =>
      void cleanups.push(sandbox.close)
    const upstreams = await startUpstreams({ ports, isVorelReal: vorel !== null, feed, started })

    // Page and relay must know each other's origins, so both listen before either can answer.
    const relayApp = express().disable('x-powered-by')
    const relayServer = await listen(relayApp, ports.relay, RELAY_GRACE_MS)
    cleanups.push(relayServer.close)
    const pageApp = express().disable('x-powered-by').use(ownPageOnly)
    const pageServer = await listen(pageApp, ports.page, 0)
    cleanups.push(pageServer.close)

    const pageUrl = `http://localhost:${pageServer.port}`
    const relayUrl = `http://localhost:${relayServer.port}`
    const sites = [pageUrl, `http://127.0.0.1:${pageServer.port}`]
    const config = relayConfig({ relayUrl, sites, storePath, ...reached(upstreams, vorel) })
    const relay = createRelay(config, { env: secretsOf(upstreams, vorel), log, observe: feed.observe })
    await relay.start()
    running = relay

    const cleanUp = (cleanup: () => Promise<void>) => void cleanups.push(cleanup)
    const playground = await startPlayground({ ports, sites, folder, pageFolder, log, cleanUp })

    relayApp.use(relay.router)
    pageApp.use('/playground', playground.routes)
    for (const upstream of Object.values(upstreams)) if (upstream) pageApp.use(upstream.routes)
    pageApp.use(pageRoutes(pageFolder, relayUrl, feed))
    return { pageUrl, relayUrl, upstreams, playground, storePath, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function reached({ vorel, convocore, webhook }: Upstreams, real: DemoOptions['vorel']) {
  return {
    urls: { vorel: vorel?.url ?? real?.baseUrl ?? null, convocore: convocore.url, webhook: webhook.url },
    agentId: convocore.sandbox.agentId,
  }
}

function secretsOf({ vorel, convocore, webhook }: Upstreams, real: DemoOptions['vorel']) {
  return {
    VOREL_API_KEY: vorel?.key ?? real?.apiKey,
    CONVOCORE_SECRET: convocore.key,
    WEBHOOK_SECRET: webhook.key,
  }
}
