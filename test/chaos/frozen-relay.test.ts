import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished, test } from 'vitest'
import { LOAD_MS, TEST_WITHIN_MS } from '../helpers/chaos-length.ts'
import { relayOnDatabase } from '../helpers/chaos-relays.ts'
import { createScene } from '../helpers/chaos-scene.ts'
import { createDatabase } from '../helpers/postgres-database.ts'

const MINUTE = 60_000
/** Longer than what a relay leases while its visitors wait. */
const FROZEN_MS = 72_000

test(
  'a relay that stood still for longer than its leases changes nothing of what others did meanwhile',
  async () => {
    const scene = await createScene('frozen relay', { storeFails: true })
    const database = await createDatabase()
    onTestFinished(() => database.drop())
    const start = () => relayOnDatabase(scene, database)
    const [first, second] = [await start(), await start()]
    await second.stop()
    const play = scene.begin([first, second], { places: 12, regulars: true })

    await sleep(scene.chance.between(LOAD_MS * 0.2, LOAD_MS * 0.4))
    // Having read what upstreams have, it is about to write what is to be there.
    await play.amidReads(() => first.freeze())
    await second.start()
    await sleep(FROZEN_MS)
    first.thaw()
    await sleep(LOAD_MS * 0.2)

    await play.end({ relays: [first, second], moveOn: () => database.skip(4 * MINUTE) }, {})
  },
  TEST_WITHIN_MS,
)
