import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { LOAD_MS, TEST_WITHIN_MS } from '../helpers/chaos-length.ts'
import { relayOnDatabase } from '../helpers/chaos-relays.ts'
import { createScene } from '../helpers/chaos-scene.ts'
import { createDatabase } from '../helpers/postgres-database.ts'

const MINUTE = 60_000

test(
  'what a relay leaves that dies for good, the others on its database take over',
  async () => {
    const scene = await createScene('several relays')
    const database = await createDatabase()
    onTestFinished(() => database.drop())
    const start = () => relayOnDatabase(scene, database)
    const [first, second, third] = await Promise.all([start(), start(), start()])
    const play = scene.begin([first, second, third])

    await sleep(scene.chance.between(LOAD_MS * 0.3, LOAD_MS * 0.6))
    await scene.changed()
    await second.kill()
    await sleep(LOAD_MS * 0.5)

    // By the database's clock leases of the dead relay end.
    await play.end({ relays: [first, third], moveOn: () => database.skip(4 * MINUTE) }, { kills: 1 })

    const calls = scene.calls()
    await second.start()
    await sleep(1_000)
    expect([await second.waiting(), scene.calls()]).toEqual([0, calls])
  },
  TEST_WITHIN_MS,
)
