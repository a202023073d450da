/** A time for a human reader of notes: `2026-01-02 03:04 UTC`. `at` is milliseconds since 1970. */
export function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
