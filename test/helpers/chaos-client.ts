import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chaos-chance.ts'
import { SITE } from './start-relay.ts'

export interface Answer {
  /** 0 where none came. */
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers that they have just checked
  json: any
  /** Seconds. */
  retryAfter: number | null
  /** Whether it is the answer to an earlier request. */
  replayed: boolean
}

/** What the visitors of one scene went through together. */
export interface Tally {
  requests: number
  /** Those that came after one that got no good answer. */
  retries: number
  /** 201 and 202, repeated ones as well. */
  acknowledgements: number
  /** Steps that were taken by a request whose answer never came. */
  unheard: number
  /** By what it said: `503 unavailable`, or `0 reset`. */
  refusals: Record<string, number>
}

export interface Client {
  tally: Tally
  /** One request, to one of the relays: `contact/leads`. Never rejects. */
  post(path: string, body: object, key?: string): Promise<Answer>
  /**
   * Like the widget, sends the same again until there is a good answer; `body` is told the last bad one. Rejects on a
   * refusal that no visitor should meet, and when the scene is over.
   */
  persist(path: string, body: (last: Answer | null) => Promise<object>, key?: string): Promise<Answer>
}

const ANSWER_WITHIN_MS = 15_000
/** Visitors are less patient here than their widgets. */
const LONGEST_PAUSE_MS = 1_200

/**
 * @param relays where they may be reached, up or not
 * @param storeFails whether they may say that they can't take anything for a while
 */
export function createClient(
  relays: () => readonly [string, ...string[]],
  chance: Chance,
  storeFails: boolean,
  over: AbortSignal,
): Client {
  const tally: Tally = { requests: 0, retries: 0, acknowledgements: 0, unheard: 0, refusals: {} }

  const post: Client['post'] = async (path, body, key) => {
    tally.requests += 1
    const answer = await request(`${chance.pick(relays())}/v1/forms/${path}`, body, key)
    if (isGood(answer)) tally.acknowledgements += path.endsWith('/tickets') ? 0 : 1
    else {
      const what = `${answer.status} ${answer.json?.code}`
      tally.refusals[what] = (tally.refusals[what] ?? 0) + 1
    }
    return answer
  }

  const persist: Client['persist'] = async (path, body, key) => {
    for (let last: Answer | null = null; ; ) {
      const answer = await post(path, await body(last), key)
      if (isGood(answer)) return answer
      last = answer
      const { status, json, retryAfter } = answer
      if (!mayPass(answer, storeFails))
        throw new Error(`${path} was refused: ${status} ${JSON.stringify(json)}`)
      over.throwIfAborted()
      await sleep(Math.min(LONGEST_PAUSE_MS, (retryAfter ?? 0) * 1000) + chance.between(50, 400))
      tally.retries += 1
    }
  }
  return { tally, post, persist }
}

function isGood({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

/** A relay that is down or without its store, a request whose twin is still under way, a ticket that took too long. */
function mayPass({ status, json, retryAfter }: Answer, storeFails: boolean): boolean {
  if (status === 0 || json?.code === 'ticket_expired') return true
  return retryAfter !== null && (json?.code === 'in_progress' || (storeFails && status === 503))
}

async function request(url: string, body: object, key: string | undefined): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: SITE, ...(key && { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    const { status, headers } = response
    const retryAfter = headers.has('Retry-After') ? Number(headers.get('Retry-After')) : null
    const replayed = headers.has('Idempotent-Replayed')
    return { status, json: await response.json(), retryAfter, replayed }
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } }
    return { status: 0, json: { code: cause?.code ?? name }, retryAfter: null, replayed: false }
  }
}
