import type { Response } from 'express'
import type { FieldError } from '../../../shared/problem.ts'
import type { ProblemCode } from '../../../shared/problem-codes.ts'
import type { Log } from '../../log.ts'
import { StoreUnavailableError } from '../../store/store-unavailable.ts'
import { logStoreFailure } from '../log-store-failure.ts'

/** How a step is shown: at first, or again with what is wrong. */
export interface Shown {
  /** Why it is shown again. */
  refused?: ProblemCode
  errors?: readonly FieldError[]
  notice?: string
}

/** For `catch`: null where the store could not take what was posted, which is shown rather than answered with JSON. */
export function storeFailure(log: Log, response: Response): (error: unknown) => null {
  return error => {
    if (!(error instanceof StoreUnavailableError)) throw error
    logStoreFailure(log, 'POST', error)
    response.set('Retry-After', String(error.retryAfter))
    return null
  }
}
