/** Takes a secret out of what an upstream says. */
export interface Scrubber {
  text(text: string): string
  /** The same for every string in a JSON value, keys of objects included; what a key calls a secret goes whole. */
  json(value: unknown): unknown
}

export function secretScrubber(secret: string): Scrubber {
  const spellings = [secret, encodeURIComponent(secret)]
  const text = (given: string) => spellings.reduce((rest, one) => rest.replaceAll(one, '…'), given)

  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(json)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      // Convocore's own events carry the workspace's secret in clear, as `workspaceSecret`.
      Object.entries(value).map(([key, inner]) => [text(key), /secret/i.test(key) ? '…' : json(inner)]),
    )
  }
  return { text, json }
}
