export type DeliveryKind = 'conversation' | 'update' | 'lead'

/**
 * The life of a delivery: `pending` (due at a time) -> `leased` (somebody attempts it, until a deadline) -> `done`, or
 * `pending` again, or `held` (the upstream waits for the operator), or `dead` (kept for the operator, who may make it
 * `pending` again). A lease that expires makes it claimable again.
 *
 * Of all deliveries of one order key that are neither `done` nor `dead` one is at the head, and the only one that can be
 * leased. The others are `pending` behind it and not due at all, until it ends and the first of them is the head.
 */
export type DeliveryState = 'pending' | 'leased' | 'done' | 'held' | 'dead'
