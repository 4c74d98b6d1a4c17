const dayMs = 86_400_000

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

/**
 * The instant (ms since 1970) at which a zone's clocks first show a time of a day, in minutes since its midnight. A time
 * that comes twice is meant the first time; one that is skipped counts by the offset before it. Source: RFC 5545, 3.3.5.
 */
export function instantOfTime({ year, month, day }: CalendarDay, minutes: number, timeZone: string): number {
  const asUtc = Date.UTC(year, month - 1, day) + minutes * 60_000
  const [before, after] = [offsetAt(asUtc - dayMs, timeZone), offsetAt(asUtc + dayMs, timeZone)]
  const candidates = [asUtc - before, asUtc - after].sort((one, other) => one - other)
  const shown = candidates.find((instant) => instant + offsetAt(instant, timeZone) === asUtc)
  return shown ?? asUtc - before
}

/** A day so many days later; earlier, where negative. */
export function addDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** `2026-11-30` as a day. */
export function calendarDayOf(date: string): CalendarDay {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

/** Whole days from one day of the calendar to another. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / dayMs
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

/** To make one takes a hundred times as long as to use it; null for a zone that is not known. */
const clocks = new Map<string, Intl.DateTimeFormat | null>()

function partsOf(instant: number, timeZone: string): Intl.DateTimeFormatPart[] | null {
  const known = clocks.get(timeZone)
  const clock = known === undefined ? clockOf(timeZone) : known
  clocks.set(timeZone, clock)
  return clock?.formatToParts(instant) ?? null
}

function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return null
  }
}
