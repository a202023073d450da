import express, { type Router } from 'express'
import { type Form, formOf } from '../../relay/intake/form.ts'
import { createRelay, type Log, type Observe, type Relay } from '../../relay/relay.ts'
import { type Design, UPSTREAM } from './design.ts'
import { createInFlight } from './in-flight.ts'

export interface PlaygroundRelayOptions {
  /** Where the router is reached. */
  relayUrl: string
  /** Origins of the frames' pages. */
  sites: string[]
  /** Path of the SQLite file. */
  storePath: string
  vorel: { url: string; key: string }
  log: Log
  observe: Observe
}

/** The relay behind the frames: another one for every design, on one address and one store. */
export interface PlaygroundRelay {
  router: Router
  /** Puts a relay with this design, which has no mistakes, in the place of the one before. */
  show(design: Design): Promise<Form>
  stop(): Promise<void>
}

/** Nobody but the designer sends anything, and may do so all day. */
const PER_MINUTE = 100_000

export function createPlaygroundRelay(options: PlaygroundRelayOptions): PlaygroundRelay {
  const { vorel, log, observe } = options
  const inFlight = createInFlight()
  let relay: Relay | null = null
  let changed: Promise<unknown> = Promise.resolve()

  // Requests that come between two relays wait for the second.
  const router = express.Router()
  router.use(async (request, response, next) => {
    await changed.catch(() => {})
    // A frame that was replaced meanwhile waits for no answer, nor may anybody wait for one to it.
    if (response.destroyed) return
    if (relay === null) return next()
    inFlight.add(response)
    return relay.router(request, response, next)
  })

  /** One store can have one relay: the old one ends before the new one starts. */
  const replace = async (design: Design): Promise<Form> => {
    const next = createRelay(configOf(design, options), { env: { VOREL_API_KEY: vorel.key }, log, observe })
    const [[id, config] = []] = Object.entries(next.config.forms)
    if (id === undefined || config === undefined) throw new Error('The config has no form')
    await inFlight.over()
    await relay?.stop()
    relay = next
    await next.start()
    return formOf(id, config)
  }

  return {
    router,
    show: design => {
      const shown = changed.catch(() => {}).then(() => replace(design))
      changed = shown
      return shown
    },
    stop: async () => {
      await changed.catch(() => {})
      await relay?.stop()
    },
  }
}

function configOf({ id, form }: Design, { relayUrl, sites, storePath, vorel }: PlaygroundRelayOptions) {
  return {
    publicUrl: relayUrl,
    store: `sqlite:${storePath}`,
    limits: {
      ticketsPerMinute: PER_MINUTE,
      conversationsPerMinute: PER_MINUTE,
      leadsPerMinute: PER_MINUTE,
    },
    upstreams: {
      [UPSTREAM]: {
        kind: 'vorel',
        apiKey: 'env:VOREL_API_KEY',
        baseUrl: vorel.url,
        allowPrivateNetwork: true,
      },
    },
    // The sample visitor writes faster than a person, and in two frames at once, which would share a draft.
    forms: { [id]: { ...form, sites, proof: 'never', keepDraft: false } },
  }
}
