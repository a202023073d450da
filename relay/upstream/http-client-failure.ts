import { PRIVATE_ADDRESS } from './http-client-lookup.ts'

/**
 * Why a call has no answer. `unreachable`: no connection came to be; `reset`: it broke; `malformed`: what came is not
 * HTTP; `closed`: the client is; `too_late`: it might begin no more when there was a connection for it; `invalid_request`:
 * the request can't be written as HTTP.
 */
export type FailureWord =
  | 'timeout'
  | 'unreachable'
  | 'private_address'
  | 'reset'
  | 'too_large'
  | 'malformed'
  | 'closed'
  | 'too_late'
  | 'invalid_request'

export interface Failure {
  kind: 'failure'
  why: FailureWord
  /** False only where it is certain that the upstream saw nothing of the request. */
  sent: boolean
  /** Of an answer that began and did not come whole. */
  status?: number
}

/** The time for the call was over before there was a connection for it. */
export const STILL_WAITING = Object.assign(new Error('No connection was free in time'), {
  code: 'ERR_STILL_WAITING',
})
/** The call had become pointless before there was a connection for it. */
export const TOO_LATE = Object.assign(new Error('The call may not begin any more'), { code: 'ERR_TOO_LATE' })

const BEFORE_SENDING: Readonly<Record<string, FailureWord>> = {
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  [PRIVATE_ADDRESS]: 'private_address',
}

const ANYTIME: Readonly<Record<string, Omit<Failure, 'kind'>>> = {
  [STILL_WAITING.code]: { why: 'timeout', sent: false },
  [TOO_LATE.code]: { why: 'too_late', sent: false },
  UND_ERR_CLOSED: { why: 'closed', sent: false },
  UND_ERR_DESTROYED: { why: 'closed', sent: false },
  UND_ERR_INVALID_ARG: { why: 'invalid_request', sent: false },
  UND_ERR_HEADERS_TIMEOUT: { why: 'timeout', sent: true },
  UND_ERR_BODY_TIMEOUT: { why: 'timeout', sent: true },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: { why: 'too_large', sent: true },
  UND_ERR_HEADERS_OVERFLOW: { why: 'malformed', sent: true },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { why: 'malformed', sent: true },
}

/** What an error of undici means to a caller; `connecting` tells that it ended the attempt to connect. */
export function failureOf(error: unknown, connecting: boolean): Failure {
  const { name, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { name: '', code: '' }
  const word = String(code ?? '')
  if (connecting) return { kind: 'failure', why: BEFORE_SENDING[word] ?? 'unreachable', sent: false }
  if (name === 'TimeoutError') return { kind: 'failure', why: 'timeout', sent: true }
  if (name === 'HTTPParserError') return { kind: 'failure', why: 'malformed', sent: true }
  return { kind: 'failure', ...(ANYTIME[word] ?? { why: 'reset', sent: true }) }
}
