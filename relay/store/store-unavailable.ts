import type { Shortage } from './room.ts'

/** The database can't take a call. */
export class StoreUnavailableError extends Error {
  /** Seconds after which a client may try again. */
  readonly retryAfter: number = 5

  constructor(cause: unknown) {
    super('The store cannot take the call', { cause })
    this.name = 'StoreUnavailableError'
  }
}

/** There is too little room for what is new: nothing was tried. */
export class StoreFullError extends StoreUnavailableError {
  override readonly retryAfter = 30

  constructor(shortage: Shortage) {
    super(shortage)
    this.name = 'StoreFullError'
  }
}
