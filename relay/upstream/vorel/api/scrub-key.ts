/** A text of the upstream without anything that looks like an API key, or the beginning of one. */
export function scrubKey(text: string): string {
  return text.replace(/vapk_\w*/gi, 'vapk_…')
}

/** The same for every string in a JSON value, keys of objects included. */
export function scrubKeys(value: unknown): unknown {
  const json = JSON.stringify(value)
  return json === undefined ? value : JSON.parse(scrubKey(json))
}
