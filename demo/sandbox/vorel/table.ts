/** Rows of one resource with an id, a unique natural key and a documented order. */
export interface Table<Row extends { id: string; created_at: string }> {
  get(id: string): Row | undefined
  /** The row with this natural key. */
  find(key: string): Row | undefined
  put(row: Row): void
  delete(id: string): void
  /** Newest first: `created_at` descending, then `id` descending. */
  newestFirst(): readonly Row[]
}

export function createTable<Row extends { id: string; created_at: string }>(
  keyOf: (row: Row) => string,
  changed: () => void,
): Table<Row> {
  const rows = new Map<string, Row>()
  const ids = new Map<string, string>()
  // Sorting is put off until somebody lists, so that seeding thousands of rows stays linear.
  let sorted: Row[] | null = null

  return {
    get: id => rows.get(id),
    find: key => rows.get(ids.get(key) ?? ''),
    put: row => {
      rows.set(row.id, row)
      ids.set(keyOf(row), row.id)
      sorted = null
      changed()
    },
    delete: id => {
      const row = rows.get(id)
      if (!row) return
      rows.delete(id)
      ids.delete(keyOf(row))
      sorted = null
      changed()
    },
    newestFirst: () => {
      sorted ??= [...rows.values()].sort(byAge)
      return sorted
    },
  }
}

function byAge(a: { id: string; created_at: string }, b: { id: string; created_at: string }): number {
  return compare(b.created_at, a.created_at) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
