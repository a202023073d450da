/** Whether other relays may work on the same store, and what they then share beside deliveries. */
export type Sharing =
  | { kind: 'own'; paces: KeptPaces }
  | { kind: 'shared'; paces: SharedPaces; hits: SharedHits }

/** How far a quota is spent, by the hash of its key. */
export interface Pace {
  /** The theoretical arrival time of the next call. */
  spent: number
  /** The upstream said to stay away until then. */
  closedUntil: number
}

/** What a process that paces on its own leaves for the next one. */
export interface KeptPaces {
  /** Null for a key that was never used. */
  load(key: string): Promise<Pace | null>
  keep(key: string, pace: Pace): Promise<void>
}

/** Quotas that relays spend together. */
export interface SharedPaces {
  /** Takes a token: 0, else the milliseconds until there may be one, and then nothing was taken. */
  take(key: string, allowance: Allowance): Promise<number>
  /** Lets nobody take a token for so many milliseconds. */
  pause(key: string, ms: number): Promise<void>
}

/** A quota as a lane may spend it, all in milliseconds. */
export interface Allowance {
  /** What a call costs. */
  interval: number
  /** How far ahead of now the quota may be spent for a call to go out. */
  slack: number
  /** How far ahead it can be spent at most; further is a clock that was set back. */
  reach: number
  /** How far ahead a pause can end at most. */
  longestPause: number
}

export interface SharedHits {
  /** Counts one hit of a key: how many there are in its window of `windowMs`, and when that ends. */
  count(key: string, windowMs: number): Promise<{ hits: number; endsInMs: number }>
}
