/** A JSON object, or why a text is none. */
export function parseObject(
  text: string,
): { value: object; mistake: null } | { value: null; mistake: string } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value, mistake: null }
    return { value: null, mistake: 'an object, in braces' }
  } catch (error) {
    return { value: null, mistake: `JSON (${(error as Error).message})` }
  }
}
