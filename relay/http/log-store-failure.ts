import type { Log } from '../log.ts'
import { StoreFullError, type StoreUnavailableError } from '../store/store-unavailable.ts'

/** Tells the operator of a request that the store did not take; that it is full the store tells itself, once. */
export function logStoreFailure(log: Log, method: string, error: StoreUnavailableError): void {
  if (error instanceof StoreFullError) return
  log.error('The store could not take a request', { route: method }, error)
}
