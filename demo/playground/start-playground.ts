import { join } from 'node:path'
import express, { type Router } from 'express'
import type { Log } from '../../relay/relay.ts'
import { type DemoUpstream, startDemoUpstream } from '../demo-upstream.ts'
import { streamFeed } from '../event-stream.ts'
import { createFeed } from '../feed.ts'
import { listen } from '../listen.ts'
import { createVorelSandbox, type VorelSandbox } from '../sandbox/vorel/sandbox.ts'
import { createPlaygroundRelay } from './playground-relay.ts'
import { playgroundRoutes } from './playground-routes.ts'

export interface PlaygroundOptions {
  ports: { playgroundRelay: number; playgroundVorel: number }
  /** Origins of the demo's page. */
  sites: string[]
  /** For the relay's SQLite file. */
  folder: string
  /** Of the built page. */
  pageFolder: string
  log: Log
  /** Told at once of each thing that has to end, in this order. */
  cleanUp: (cleanup: () => Promise<void>) => void
}

/** The playground: a relay and a Vorel of its own, so that the other page's outages are not its. */
export interface Playground {
  relayUrl: string
  vorel: DemoUpstream<VorelSandbox>
  /** Below `/playground` of the demo's page. */
  routes: Router
}

/** Longer than the relay makes a visitor wait for the upstream. */
const RELAY_GRACE_MS = 3_000

/** Rejects with `EADDRINUSE` and the port when a port is taken. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { ports, sites, folder, pageFolder, log, cleanUp } = options
  const feed = createFeed()
  const vorel = await startDemoUpstream('vorel', createVorelSandbox, ports.playgroundVorel, feed)
  cleanUp(vorel.sandbox.close)
  const app = express().disable('x-powered-by')
  const server = await listen(app, ports.playgroundRelay, RELAY_GRACE_MS)

  const relayUrl = `http://localhost:${server.port}`
  const storePath = join(folder, 'playground.db')
  const relay = createPlaygroundRelay({ relayUrl, sites, storePath, vorel, log, observe: feed.observe })
  cleanUp(relay.stop)
  cleanUp(server.close)
  app.use(relay.router)

  const routes = express.Router()
  routes.get('/live', streamFeed(feed))
  routes.use(vorel.routes)
  routes.use(playgroundRoutes({ folder: join(pageFolder, 'playground'), relayUrl, relay }))
  return { relayUrl, vorel, routes }
}
