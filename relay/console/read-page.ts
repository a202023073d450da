import type { DeliveryQuery, DeliveryRow, OperatorStore } from '../store/operator.ts'

export interface DeliveryPage {
  deliveries: DeliveryRow[]
  /** The `before` of the page after this one; null on the last. */
  next: number | null
}

/** One page of deliveries, and where the next begins. */
export async function readPage(
  store: Pick<OperatorStore, 'deliveries'>,
  query: DeliveryQuery,
): Promise<DeliveryPage> {
  const found = await store.deliveries({ ...query, limit: query.limit + 1 })
  const deliveries = found.slice(0, query.limit)
  return { deliveries, next: found.length > deliveries.length ? (deliveries.at(-1)?.id ?? null) : null }
}
