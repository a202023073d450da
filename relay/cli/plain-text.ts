/** Columns, each as wide as its widest cell but the last. */
export function columns(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => String(row[column]).length)))
  return rows
    .map(row =>
      row
        .map((cell, i) => String(cell).padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Text of a stranger's as a terminal may show it: what would steer the terminal becomes blank. */
export function harmless(text: string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
}

/** `2026-01-02T03:04:05Z`. */
export function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** JSON in which times are in ISO 8601. */
export function json(value: unknown): string {
  const times = (key: string, inner: unknown) =>
    typeof inner === 'number' && /^since$|At$/.test(key) ? new Date(inner).toISOString() : inner
  return JSON.stringify(value, times, 2)
}
