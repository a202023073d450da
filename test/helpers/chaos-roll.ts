import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { ChaosRelay } from './chaos-relay.ts'
import type { Scene } from './chaos-scene.ts'

/** Stops one relay after the other and starts it again, for so many milliseconds; resolves to how many times. */
export async function roll(scene: Scene, relays: readonly ChaosRelay[], ms: number): Promise<number> {
  const pauses = scene.chance.branch('pauses')
  let stops = 0
  for (const until = performance.now() + ms; performance.now() < until; ) {
    for (const relay of relays) {
      await sleep(pauses.between(100, 1_500))
      if (pauses.happens(0.5)) await scene.changed()
      expect(await relay.stop()).toBe(0)
      stops += 1
      await relay.start()
    }
  }
  return stops
}
