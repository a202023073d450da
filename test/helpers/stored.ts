import Libsql from 'libsql'

/** What the SQLite file of a relay holds, read over a connection of its own. */
export function stored(path: string): {
  submissions: number
  deliveries: { kind: string; state: string; attempts: number; why: string | null }[]
  idempotency: number
} {
  const file = new Libsql(path, { readonly: true } as object)
  try {
    const count = (table: string) =>
      (file.prepare(`select count(*) as n from ${table}`).get([]) as { n: number }).n
    return {
      submissions: count('submission'),
      deliveries: file
        .prepare('select kind, state, attempts, why from delivery order by id')
        .all([]) as never,
      idempotency: count('idempotency'),
    }
  } finally {
    file.close()
  }
}
