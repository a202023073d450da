import type { Response } from 'express'

/** The answers that are still to be given. */
export interface InFlight {
  add(response: Response): void
  /** Resolves when there are none. */
  over(): Promise<void>
}

export function createInFlight(): InFlight {
  const open = new Set<Promise<void>>()
  return {
    add: response => {
      const closed = new Promise<void>(resolve => response.once('close', resolve)).then(() => {
        open.delete(closed)
      })
      open.add(closed)
    },
    over: async () => {
      await Promise.all(open)
    },
  }
}
