import type { Response } from 'express'
import type { FieldError } from '../../../shared/problem.ts'
import type { ProblemCode } from '../../../shared/problem-codes.ts'
import { StoreUnavailableError } from '../../store/store-unavailable.ts'

/** How a step is shown: at first, or again with what is wrong. */
export interface Shown {
  /** Why it is shown again. */
  refused?: ProblemCode
  errors?: readonly FieldError[]
  notice?: string
}

/** For `catch`: null where the store could not take the submission, which is shown rather than answered with JSON. */
export function storeFailure(response: Response): (error: unknown) => null {
  return error => {
    if (!(error instanceof StoreUnavailableError)) throw error
    response.set('Retry-After', String(error.retryAfter))
    return null
  }
}
