import { expect, test } from 'vitest'
import { LOAD_MS, TEST_WITHIN_MS } from '../helpers/chaos-length.ts'
import { relayOnFile, restartLater } from '../helpers/chaos-relays.ts'
import { roll } from '../helpers/chaos-roll.ts'
import { createScene } from '../helpers/chaos-scene.ts'

test(
  'a relay that is stopped and started again and again loses nothing',
  async () => {
    const scene = await createScene('restarted relay')
    const relay = await relayOnFile(scene)
    const play = scene.begin([relay])
    const stops = await roll(scene, [relay], 2 * LOAD_MS)
    await play.end({ relays: [relay], moveOn: () => restartLater(scene, relay) }, { stops })
    expect(play.tally.unheard).toBe(0)
  },
  TEST_WITHIN_MS,
)
