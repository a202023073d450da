/** The day that a bound such as `2026-12-24` or `today+14` stands for, by the visitor's calendar. */
export function dayOf(bound: string | undefined): string | undefined {
  const days = bound?.split('today')[1]
  if (days === undefined) return bound
  const day = new Date()
  day.setDate(day.getDate() + Number(days))
  day.setMinutes(day.getMinutes() - day.getTimezoneOffset())
  return day.toISOString().slice(0, 10)
}
