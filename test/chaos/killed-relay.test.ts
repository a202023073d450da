import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { KILLS, TEST_WITHIN_MS } from '../helpers/chaos-length.ts'
import { relayOnFile, restartLater } from '../helpers/chaos-relays.ts'
import { createScene } from '../helpers/chaos-scene.ts'
import { SLOW_MS } from '../helpers/chaos-trouble.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

test(
  'a relay that is killed again and again loses nothing and sends nothing twice',
  async () => {
    const scene = await createScene('killed relay')
    const relay = await relayOnFile(scene)
    const play = scene.begin([relay], { places: 20, regulars: true })
    const kills = scene.chance.branch('kills')
    let atStart = 0

    for (let count = 0; count < KILLS; count += 1) {
      await sleep(kills.between(200, 2000))
      // The worst of all moments: the upstream has it, and the relay does not know yet.
      if (kills.happens(0.4)) await scene.changed()
      await relay.kill()
      // The upstream finishes what a dead relay has asked for, which takes no longer than starting another.
      await sleep(SLOW_MS + kills.between(0, 300))
      if (kills.happens(0.6)) scene.pass(kills.pick([10 * SECOND, MINUTE, 6 * MINUTE]))
      const started = relay.start()
      if (kills.happens(0.2)) {
        await sleep(kills.between(100, 600))
        atStart += 1
      } else await started
    }
    await relay.kill()
    await relay.start()

    await play.end({ relays: [relay], moveOn: () => restartLater(scene, relay) }, { kills: KILLS, atStart })
    expect(play.tally.acknowledgements).toBeGreaterThan(10 * KILLS)
  },
  TEST_WITHIN_MS,
)
