import type { FieldError } from '../../shared/problem.ts'
import type { ProblemCode } from '../../shared/problem-codes.ts'

/** Why there is no answer: what the relay said, or that it could not be heard. */
export interface Refusal {
  code: ProblemCode | 'network' | 'timeout'
  /** 0 where the relay was not heard. */
  status: number
  errors?: FieldError[]
  /** What the relay wants a proof of before it takes this. */
  challenge?: string
  /** Seconds that the relay asks to wait; 0 where it names none. */
  pause: number
}

export type Reply<Answer> = Answer | Refusal

export type Post = typeof post

const TIMEOUT_MS = 15_000

/**
 * Posts JSON to the relay. Never rejects. `keepalive` lets a submission reach the relay even if the visitor leaves
 * the page at that moment. What a proxy says in the relay's place counts as silence.
 */
export async function post<Answer>(url: string, body: object, key?: string): Promise<Reply<Answer>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
      credentials: 'omit',
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { status, headers } = response
    const data = await response.json()
    const pause = Number(headers.get('Retry-After')) || 0
    return response.ok ? data : { code: 'network', ...data, status, pause }
  } catch (error) {
    const code = (error as Error).name === 'TimeoutError' ? 'timeout' : 'network'
    return { code, status: 0, pause: 0 }
  }
}

export const isRefusal = <Answer extends object>(reply: Reply<Answer>): reply is Refusal => 'code' in reply
