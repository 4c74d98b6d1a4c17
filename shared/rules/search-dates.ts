import { dayOf, startOfDay } from './local-day.ts'

/** Ms since 1970; the end is not part of it. */
export interface Period {
  from: number
  until: number
}

export interface SearchClock {
  now: number
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string
}

const minute = 60_000
const hour = 60 * minute
const units: Record<string, number> = { h: hour, d: 24 * hour, w: 7 * 24 * hour, m: 30 * 24 * hour, y: 365 * 24 * hour } // prettier-ignore
/** Longer ago than any desk has been there. */
const mostUnits = 10_000

/** What a person may write after `before:` and `after:`: 2026, 2026-11, 2026-11-23, today, yesterday, 7d. Null for all else. */
export function periodOf(text: string, { now, timeZone }: SearchClock): Period | null {
  const written = text.trim().toLowerCase()
  const ago = /^(\d{1,5})([hdwmy])$/.exec(written)
  if (ago !== null) {
    const unit = units[ago[2] ?? ''] ?? 0
    const from = beginOf(now, unit) - Math.min(mostUnits, Number(ago[1])) * unit
    return { from, until: from }
  }
  const today = dayOf(now, timeZone)
  if (written === 'today') return dayPeriod(today.year, today.month, today.day, timeZone)
  if (written === 'yesterday') return dayPeriod(today.year, today.month, today.day - 1, timeZone)
  const date = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(written)
  if (date === null) return null
  const [year, month, day] = [Number(date[1]), date[2], date[3]]
  if (month === undefined) return between(year, 1, 1, year + 1, 1, 1, timeZone)
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined) return between(year, Number(month), 1, year, Number(month) + 1, 1, timeZone)
  const isDay = new Date(Date.UTC(year, Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  return isDay ? dayPeriod(year, Number(month), Number(day), timeZone) : null
}

/**
 * The moment from which is counted back: with it a search stands still while a screen scrolls in it, is ranked and is
 * counted. Moved on with every call, it would be another search each time, of which nothing is known yet.
 */
function beginOf(now: number, unit: number): number {
  const step = unit > hour ? hour : minute
  return Math.floor(now / step) * step
}

function dayPeriod(year: number, month: number, day: number, timeZone: string): Period {
  return between(year, month, day, year, month, day + 1, timeZone)
}

function between(
  year: number,
  month: number,
  day: number,
  endYear: number,
  endMonth: number,
  endDay: number,
  timeZone: string,
): Period {
  return {
    from: startOfDay({ year, month, day }, timeZone),
    until: startOfDay({ year: endYear, month: endMonth, day: endDay }, timeZone),
  }
}
