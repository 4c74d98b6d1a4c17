/** A day of the calendar; `month` 1 to 12. A day beyond its month's end is the next month's. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

/** The day that an instant (ms since 1970) falls on in a time zone; of a zone that is not known, in UTC. */
export function dayOf(instant: number, timeZone: string): CalendarDay {
  const shifted = new Date(instant + offsetAt(instant, timeZone))
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() }
}

/**
 * The instant (ms since 1970) at which a day begins in a time zone. Where the clocks change about midnight, the offsets
 * before and after differ, and midnight may be skipped or come twice: the first instant that lies in the day is its beginning.
 */
export function startOfDay({ year, month, day }: CalendarDay, timeZone: string): number {
  const asUtc = Date.UTC(year, month - 1, day)
  const near = asUtc - offsetAt(asUtc, timeZone)
  const candidates = [near, asUtc - offsetAt(near, timeZone)]
  const first = candidates.filter((instant) => isOfDay(instant, asUtc, timeZone))
  return Math.min(...(first.length === 0 ? candidates.slice(1) : first))
}

/** Whether an instant lies in the day whose midnight would be `asUtc` in UTC. */
function isOfDay(instant: number, asUtc: number, timeZone: string): boolean {
  const { year, month, day } = dayOf(instant, timeZone)
  return Date.UTC(year, month - 1, day) === asUtc
}

/** How far a zone's clocks are ahead of UTC, in ms. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = partsOf(instant, timeZone)
  if (parts === null) return 0
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const clock = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return clock - Math.floor(instant / 1000) * 1000
}

function partsOf(instant: number, timeZone: string): Intl.DateTimeFormatPart[] | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    return format.formatToParts(instant)
  } catch {
    return null
  }
}
