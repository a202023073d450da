/** What removes what nobody needs any more. Each call is small, and safe beside other relays that do the same. */
export interface RetentionStore {
  /**
   * Looks at up to `limit` submissions, oldest first and from `after` on, and blanks those whose deliveries were all done
   * before `doneBefore`. What is dead stays: it can be replayed.
   */
  blankDelivered(query: {
    doneBefore: number
    after: Place | null
    limit: number
    now: number
  }): Promise<{ blanked: number; next: Place | null }>
  /** Deletes up to `limit` idempotency records that were made before a time, and says how many. */
  dropAnswers(query: { before: number; limit: number }): Promise<number>
  /** Deletes quotas of which nothing is spent, and visitors' hits whose windows have ended. */
  dropExpired(now: number): Promise<void>
}

/** Where in the order of their making submissions have been looked at. */
export interface Place {
  createdAt: number
  id: string
}
