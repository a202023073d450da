import type { Fault } from '../state/form-state.ts'

/** What a fault's text has to be filled with, a day as the language writes it. */
export function boundsOf(
  { code: _, ...bounds }: Fault,
  language: string,
): Record<string, string | number | undefined> {
  // In the calendar of the browser's own picker.
  const style = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' } as const
  return Object.fromEntries(
    Object.entries(bounds).map(([name, bound]) => [
      name,
      typeof bound === 'string' ? new Intl.DateTimeFormat(language, style).format(new Date(bound)) : bound,
    ]),
  )
}
