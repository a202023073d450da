import type { Clock } from '../clock.ts'

export interface Sleep {
  /** Resolves after so many milliseconds to true, or to false when it is cut short. */
  sleep(ms: number): Promise<boolean>
  /** Cuts short every sleep, those to come as well. */
  end(): void
}

export function createSleep(clock: Clock): Sleep {
  const sleepers = new Set<() => void>()
  let ended = false
  return {
    sleep(ms) {
      if (ended) return Promise.resolve(false)
      return new Promise(resolve => {
        const finish = (whole: boolean) => {
          sleepers.delete(cutShort)
          resolve(whole)
        }
        const cancel = clock.after(ms, () => finish(true))
        const cutShort = () => {
          cancel()
          finish(false)
        }
        sleepers.add(cutShort)
      })
    },
    end() {
      ended = true
      for (const cutShort of [...sleepers]) cutShort()
    },
  }
}
