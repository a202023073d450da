const MINUTE = 60_000
/** A form gets what is usual as long as so many addresses at their limit could have sent it. */
const USUAL_ADDRESSES = 3

export interface Traffic {
  /** Counts a submission. */
  count(form: string): void
  /** What the form got in this minute or the last one, as a multiple of what is usual. */
  of(form: string): number
}

interface Minutes {
  since: number
  count: number
  before: number
  isBusy: boolean
}

export interface TrafficOptions {
  /** Submissions of one address in a minute. */
  addressLimit: number
  now(): number
  /** A form begins to get more than usual, or gets no more than that again. */
  changed(form: string, isBusy: boolean): void
}

/**
 * How much the forms get from everybody together. Each relay counts its own: a count that relays shared would be one row
 * of the database that every submission writes to.
 */
export function createTraffic({ addressLimit, now, changed }: TrafficOptions): Traffic {
  const usual = USUAL_ADDRESSES * addressLimit
  const forms = new Map<string, Minutes>()

  function minutesOf(form: string): Minutes {
    const known = forms.get(form)
    const at = now()
    const passed = known === undefined ? Number.POSITIVE_INFINITY : at - known.since
    // A clock that was set back begins anew.
    if (known !== undefined && passed >= 0 && passed < MINUTE) return known
    const before = known !== undefined && passed >= MINUTE && passed < 2 * MINUTE ? known.count : 0
    const minutes = { since: at, count: 0, before, isBusy: before > usual }
    if (known?.isBusy && !minutes.isBusy) changed(form, false)
    forms.set(form, minutes)
    return minutes
  }

  return {
    count(form) {
      const minutes = minutesOf(form)
      minutes.count += 1
      if (minutes.isBusy || minutes.count <= usual) return
      minutes.isBusy = true
      changed(form, true)
    },
    of(form) {
      const { count, before } = minutesOf(form)
      return Math.max(count, before) / usual
    },
  }
}
