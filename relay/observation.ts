/**
 * What an embedding program may watch (the demo does): each hop of a submission as it happens. Observations hold
 * personal data and never the API key; nothing observes unless `createRelay` is given `observe`.
 */
export type Observation =
  | {
      kind: 'opened'
      form: string
      submission: string
      /** Who receives it. */
      upstream: string
      /** Who gets a copy of it; each is a submission of its own, whose outcomes are told by its own id. */
      copies: { submission: string; upstream: string }[]
      /** As the visitor typed it. */
      typed: { name: string; email?: string; phone?: string; country?: string; language: string }
      normalised: {
        identifier: string
        email?: string
        phone?: string
        phoneGrade?: string
        language: string
      }
    }
  | { kind: 'sent'; form: string; submission: string; answers: Record<string, string> }
  | {
      kind: 'exchange'
      upstream: string
      method: string
      path: string
      request: unknown
      /** Null when no answer came; `failure` says why none came, or not all of one. */
      status: number | null
      failure?: string
      response: unknown
      ms: number
    }
  | {
      kind: 'outcome'
      upstream: string
      submission: string
      delivery: 'conversation' | 'update' | 'lead'
      outcome: 'delivered' | 'later' | 'held' | 'dead'
      why?: string
      attempts: number
      /** Milliseconds since 1970: when the next attempt is due, with `later`. */
      dueAt?: number
    }

export type Observe = (observation: Observation) => void

/** Tells `failed` of what an observer throws, which must not decide what becomes of a submission. */
export function harmlessly(observe: Observe, failed: (error: unknown) => void): Observe {
  return observation => {
    try {
      observe(observation)
    } catch (error) {
      failed(error)
    }
  }
}
