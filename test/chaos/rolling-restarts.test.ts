import { expect, onTestFinished, test } from 'vitest'
import { LOAD_MS, TEST_WITHIN_MS } from '../helpers/chaos-length.ts'
import { relayOnDatabase } from '../helpers/chaos-relays.ts'
import { roll } from '../helpers/chaos-roll.ts'
import { createScene } from '../helpers/chaos-scene.ts'
import { createDatabase } from '../helpers/postgres-database.ts'

const MINUTE = 60_000

test(
  'three relays that are restarted one after the other lose nothing',
  async () => {
    const scene = await createScene('rolling restarts')
    const database = await createDatabase()
    onTestFinished(() => database.drop())
    const start = () => relayOnDatabase(scene, database)
    const relays = await Promise.all([start(), start(), start()] as const)
    const play = scene.begin(relays)
    const stops = await roll(scene, relays, LOAD_MS)
    await play.end({ relays, moveOn: () => database.skip(4 * MINUTE) }, { stops })
    expect(play.tally.unheard).toBe(0)
  },
  TEST_WITHIN_MS,
)
