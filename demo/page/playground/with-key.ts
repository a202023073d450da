/** The thing with another value in one place, or, with undefined, with none. */
export function withKey<Thing extends object>(thing: Thing, key: string, value: unknown): Thing {
  const entries = Object.entries({ ...thing, [key]: value })
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined)) as Thing
}
