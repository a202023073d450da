import express, { type Router } from 'express'
import type { Feed } from './feed.ts'
import type { Kind } from './kind.ts'
import type { Holdings } from './live-message.ts'
import type { Mood } from './mood.ts'
import { setMood } from './mood-faults.ts'
import { moodRoutes } from './mood-routes.ts'
import { createControl } from './sandbox/control.ts'
import type { Sandbox, SandboxOptions } from './sandbox/sandbox.ts'

/** Rows that the page is shown of each resource. */
const SHOWN = 20

/** A sandbox behind the demo's relay, with what relay and page need of it. */
export interface DemoUpstream<Kept extends Sandbox = Sandbox> {
  kind: Kind
  url: string
  /** What the relay shows, or signs with. */
  key: string
  sandbox: Kept
  /** The page's buttons and the sandbox's own control, below `/sandbox/<kind>`. */
  routes: Router
}

/** Starts a sandbox that shows itself in the feed. Rejects when the port is taken. */
export async function startDemoUpstream<Kept extends Sandbox>(
  kind: Kind,
  create: (options: SandboxOptions) => Kept,
  port: number,
  feed: Feed,
): Promise<DemoUpstream<Kept>> {
  let mood: Mood = 'up'
  let isDue = false
  const show = () => {
    isDue = false
    feed.showSandbox(kind, { mood, holdings: shown(sandbox.holdings()) })
  }
  // Once for all rows that change together.
  const changed = () => {
    if (!isDue) queueMicrotask(show)
    isDue = true
  }
  const sandbox = create({ changed })
  const { url } = await sandbox.listen(port)
  const key = sandbox.keys.issue()
  show()
  const change = async (next: Mood) => {
    await setMood(sandbox, key, next)
    mood = next
    show()
  }
  const routes = express.Router()
  routes.use(`/sandbox/${kind}`, moodRoutes(change), createControl(sandbox))
  return { kind, url, key, sandbox, routes }
}

function shown(holdings: ReturnType<Sandbox['holdings']>): Holdings {
  return Object.fromEntries(
    Object.entries(holdings).map(([name, rows]) => [
      name,
      { total: rows.length, newest: rows.slice(0, SHOWN) },
    ]),
  )
}
