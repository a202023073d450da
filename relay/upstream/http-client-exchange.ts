import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher, Pool } from 'undici'
import { STILL_WAITING, TOO_LATE } from './http-client-failure.ts'

export interface ExchangeBounds {
  /** How long the whole call may take, in milliseconds. */
  ms: number
  /** Asked when there is a connection for the call; with false nothing is sent. */
  mayBegin(): boolean
  /** Told the status of the answer when that begins. */
  began(status: number): void
}

export interface Exchanged {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

const TIMED_OUT = new DOMException('The call took too long', 'TimeoutError')

/**
 * Sends a request and resolves to its answer when that is whole. Rejects with undici's errors, or with why the call was
 * ended here. Without the stream that `pool.request` makes of each answer, which costs more than to read what is in it.
 */
export function exchange(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  { ms, mayBegin, began }: ExchangeBounds,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    let running: Dispatcher.DispatchController | null = null
    let late = false
    let answer: Omit<Exchanged, 'text'> = { status: 0, headers: {} }
    const chunks: Buffer[] = []
    const timer = setTimeout(() => {
      late = true
      if (running === null) reject(STILL_WAITING)
      else running.abort(TIMED_OUT)
    }, ms)
    pool.dispatch(request, {
      onRequestStart(controller) {
        if (late || !mayBegin()) controller.abort(late ? STILL_WAITING : TOO_LATE)
        else running = controller
      },
      onResponseStart(_controller, status, headers) {
        // One that only informs goes before the answer.
        if (status < 200) return
        answer = { status, headers }
        began(status)
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk)
      },
      onResponseEnd() {
        clearTimeout(timer)
        resolve({ ...answer, text: textOf(chunks) })
      },
      onResponseError(_controller, error) {
        clearTimeout(timer)
        reject(error)
      },
    })
  })
}

/** Without a byte order mark, which is no JSON. */
function textOf(chunks: readonly Buffer[]): string {
  const text = Buffer.concat(chunks).toString()
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
