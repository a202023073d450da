import type { DeliveryDetail, DeliveryRow } from '../store/operator.ts'
import type { DeliveryPage } from './read-page.ts'

/** A row as JSON, with times in ISO 8601. */
function rowJson({ createdAt, dueAt, finishedAt, ...row }: DeliveryRow): object {
  return { ...row, createdAt: iso(createdAt), dueAt: iso(dueAt), finishedAt: iso(finishedAt) }
}

export function pageJson({ deliveries, next }: DeliveryPage): object {
  return { deliveries: deliveries.map(rowJson), next }
}

export function detailJson({ submittedAt, leadAt, blankedAt, others, ...detail }: DeliveryDetail): object {
  return {
    ...rowJson(detail),
    submittedAt: iso(submittedAt),
    leadAt: iso(leadAt),
    blankedAt: iso(blankedAt),
    others: others.map(rowJson),
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
