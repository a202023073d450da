export type DeliveryKind = 'conversation' | 'update' | 'lead'

/**
 * The life of a delivery: `pending` (due at a time) -> `leased` (somebody attempts it, until a deadline) -> `done`, or
 * `pending` again, or `held` (the upstream waits for the operator), or `dead` (kept for the operator, who may make it
 * `pending` again). A lease that expires makes it claimable again.
 */
export type DeliveryState = 'pending' | 'leased' | 'done' | 'held' | 'dead'
