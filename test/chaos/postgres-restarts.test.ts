import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { LOAD_MS, TEST_WITHIN_MS } from '../helpers/chaos-length.ts'
import { relayOnDatabase } from '../helpers/chaos-relays.ts'
import { createScene } from '../helpers/chaos-scene.ts'
import { createDatabase } from '../helpers/postgres-database.ts'
import { createPostgres } from '../helpers/postgres-server.ts'
import { eventually } from '../helpers/test-relay.ts'

const MINUTE = 60_000

test(
  'PostgreSQL that is stopped, or crashes, and comes back costs no submission',
  async () => {
    const scene = await createScene('PostgreSQL restarts', { storeFails: true })
    const postgres = await createPostgres()
    onTestFinished(() => postgres.remove())
    await postgres.start()
    const database = await createDatabase(postgres.url)
    const start = () => relayOnDatabase(scene, database)
    const relays = await Promise.all([start(), start()] as const)
    const readiness = () => Promise.all(relays.map(async ({ url }) => (await fetch(`${url}/readyz`)).status))
    const play = scene.begin(relays)
    const restarts = scene.chance.branch('restarts')
    let stops = 0

    for (const until = performance.now() + LOAD_MS; performance.now() < until; stops += 1) {
      await sleep(restarts.between(1_000, 3_000))
      if (restarts.happens(0.5)) await scene.changed()
      await postgres.stop(stops % 2 === 0 ? 'SIGINT' : 'SIGQUIT')
      expect(await readiness()).toEqual([503, 503])
      await sleep(restarts.between(0, 2_000))
      await postgres.start()
      await eventually(async () => expect(await readiness()).toEqual([200, 200]))
    }

    await play.end({ relays, moveOn: () => database.skip(4 * MINUTE) }, { stops })
    expect(play.tally.refusals['503 unavailable']).toBeGreaterThan(0)
  },
  TEST_WITHIN_MS,
)
