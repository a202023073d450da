import express, { type Router } from 'express'
import type { Feed } from './feed.ts'
import type { Mood } from './mood.ts'
import { setMood } from './mood-faults.ts'
import { moodRoutes } from './mood-routes.ts'
import { createControl } from './sandbox/control.ts'
import { createVorelSandbox, type VorelSandbox } from './sandbox/vorel/sandbox.ts'

/** Rows that the page is shown of each resource. */
const SHOWN = 20

/** The sandbox behind the demo's relay, with what the page needs of it. */
export interface DemoUpstream {
  url: string
  key: string
  sandbox: VorelSandbox
  /** Buttons for the page, and the sandbox's own control below `/sandbox/vorel`. */
  routes: Router
}

/** Starts a sandbox that shows itself in the feed. Rejects when the port is taken. */
export async function startDemoUpstream(port: number, feed: Feed): Promise<DemoUpstream> {
  let mood: Mood = 'up'
  let isDue = false
  const show = () => {
    isDue = false
    const holdings = {
      conversations: sandbox.conversations().slice(0, SHOWN),
      leads: sandbox.leads().slice(0, SHOWN),
    }
    feed.showSandbox({ mood, holdings })
  }
  // Once for all rows that change together.
  const changed = () => {
    if (!isDue) queueMicrotask(show)
    isDue = true
  }
  const sandbox = createVorelSandbox({ changed })
  const { url } = await sandbox.listen(port)
  const key = sandbox.keys.issue()
  show()
  const change = async (next: Mood) => {
    await setMood(sandbox, key, next)
    mood = next
    show()
  }
  const routes = express.Router()
  routes.use(moodRoutes(change, () => sandbox.purge('all')))
  routes.use('/sandbox/vorel', createControl(sandbox))
  return { url, key, sandbox, routes }
}
