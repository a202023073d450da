const RELATIVE = /^today(?:([+-])(\d{1,5}))?$/
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Whether text is a day of the calendar, such as `2026-12-24`. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && isoDay(at) === text
}

/** Whether a bound goes by the day on which it is looked at: `today`, `today+14`, `today-365`. */
export function isRelative(bound: string): boolean {
  return RELATIVE.test(bound)
}

/** The day that a bound stands for on a day. */
export function dayOf(bound: string, today: string): string {
  const [found, sign, days = '0'] = RELATIVE.exec(bound) ?? []
  return found === undefined ? bound : isoDay(Date.parse(today) + Number(`${sign ?? '+'}${days}`) * DAY_MS)
}

/** The days that it is at a moment (milliseconds since 1970), furthest west and furthest east of all time zones. */
export function todayAt(at: number): { west: string; east: string } {
  return { west: isoDay(at - 12 * HOUR_MS), east: isoDay(at + 14 * HOUR_MS) }
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
