import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createRelay, type Log, type Relay } from '../relay/relay.ts'
import { type DemoUpstream, startDemoUpstream } from './demo-upstream.ts'
import { createFeed } from './feed.ts'
import { listen } from './listen.ts'
import { ownPageOnly } from './own-page-only.ts'
import { pageRoutes } from './page-routes.ts'
import { relayConfig } from './relay-config.ts'

export interface DemoOptions {
  /** 0 takes a free one. */
  ports: { page: number; relay: number; sandbox: number }
  /** With a key the real Vorel is behind the relay, without one a sandbox. */
  vorel: { apiKey: string; baseUrl: string | null } | null
  /** What the relay logs. */
  log: Log
  /** Of the built page; beside this file when absent. */
  pageFolder?: string
}

export interface Demo {
  pageUrl: string
  relayUrl: string
  /** Null with the real Vorel. */
  upstream: DemoUpstream | null
  /** Of the relay's SQLite file, which `stop` removes. */
  storePath: string
  stop(): Promise<void>
}

/** Longer than the relay makes a visitor wait for the upstream. */
const RELAY_GRACE_MS = 3_000

/** Right for the compiled file; beside its source lies the page's source. */
const PAGE_FOLDER = fileURLToPath(new URL('./page/', import.meta.url))

/**
 * Starts sandbox, relay and page, each on its own origin of this machine. Rejects with `EADDRINUSE` and the port when
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
    // After the sandbox, whose end also ends the attempts that it makes wait.
    cleanups.push(() => running?.stop())
    const upstream = vorel ? null : await startDemoUpstream(ports.sandbox, feed)
    if (upstream) cleanups.push(upstream.sandbox.close)

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
    const upstreamUrl = upstream?.url ?? vorel?.baseUrl ?? null
    const env = { VOREL_API_KEY: upstream?.key ?? vorel?.apiKey }
    const config = relayConfig({ relayUrl, sites, storePath, upstreamUrl })
    const relay = createRelay(config, { env, log, observe: feed.observe })
    await relay.start()
    running = relay

    relayApp.use(relay.router)
    if (upstream) pageApp.use(upstream.routes)
    pageApp.use(pageRoutes(pageFolder, relayUrl, feed))
    return { pageUrl, relayUrl, upstream, storePath, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
