import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import { LOAD_MS, TEST_WITHIN_MS } from '../helpers/chaos-length.ts'
import { relayOnFile, restartLater } from '../helpers/chaos-relays.ts'
import { createScene } from '../helpers/chaos-scene.ts'

const SECOND = 1000

test(
  'a relay that is killed now and then keeps inside the quota',
  async () => {
    const scene = await createScene('quota', { upstreams: ['reception'], quota: 300 })
    const relay = await relayOnFile(scene)
    const play = scene.begin([relay], { places: 6, pauseMs: 3 * SECOND })
    const pauses = scene.chance.branch('pauses')
    let kills = 0

    for (const until = performance.now() + 3 * LOAD_MS; performance.now() < until; kills += 1) {
      await sleep(pauses.between(15 * SECOND, 30 * SECOND))
      await relay.kill()
      await sleep(pauses.between(400, 1_000))
      await relay.start()
    }

    const moveOn = () => restartLater(scene, relay)
    await play.end({ relays: [relay], moveOn, hurryMs: 3 * SECOND }, { kills })
  },
  TEST_WITHIN_MS,
)
