/** Of a JSON Schema what says which keys there are. */
interface Schema {
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** How many letters may be wrong: one in three, and no more than these. */
const WRONG_AT_MOST = 2

/** The key that was meant by an unknown one at the end of `path`; null when none is near. */
export function keyMeant(schema: object, path: readonly PropertyKey[]): string | null {
  const written = String(path.at(-1))
  const keys = keysAt(schema, path.slice(0, -1))
  // Then it is meant, and only what has another kind may have it.
  if (keys.includes(written)) return null
  const near = keys
    .map(key => ({ key, wrong: lettersWrong(written.toLowerCase(), key.toLowerCase()) }))
    .filter(({ key, wrong }) => wrong <= WRONG_AT_MOST && 3 * wrong <= key.length)
    .sort((a, b) => a.wrong - b.wrong)
  return near[0]?.key ?? null
}

function keysAt(schema: Schema, path: readonly PropertyKey[]): string[] {
  const [next, ...rest] = path
  const alternatives = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (next === undefined) return alternatives.flatMap(one => Object.keys(one.properties ?? {}))
  return alternatives
    .map(one =>
      typeof next === 'number' ? one.items : (one.properties?.[String(next)] ?? one.additionalProperties),
    )
    .flatMap(inner => (typeof inner === 'object' ? keysAt(inner, rest) : []))
}

/** Letters to add, leave out, replace or swap with their neighbour (optimal string alignment). */
function lettersWrong(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const at = (up: number, left: number) => (left === 0 || up > 0 ? rows[i - up] : row)?.[j - left] ?? 0
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const costs = [at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + same]
      row.push(Math.min(...costs, swapped ? at(2, 2) + 1 : Number.POSITIVE_INFINITY))
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}
