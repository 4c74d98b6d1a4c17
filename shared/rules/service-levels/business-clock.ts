import type { DutyHours } from '../../protocol/rota.ts'
import { addDays, dayOf, daysBetween, startOfDay, type CalendarDay } from '../local-day.ts'
import { periodOn } from '../paging/on-duty.ts'

/** When a desk works for those who have a plan. */
export interface BusinessCalendar {
  /** IANA name. */
  readonly timeZone: string
  /** Null: day and night, on holidays too. */
  readonly hours: readonly DutyHours[] | null
  /** Days such as `2026-12-25`: hours that would begin on one of them do not. */
  readonly holidays: readonly string[]
}

/** Measures business time. Instants and lengths in ms. */
export interface BusinessClock {
  /** The business time from one instant until another; 0 where that lies before it. */
  between(from: number, until: number): number
  /** The first instant by which so much has passed since `from`; null where it does not come within decades. */
  after(from: number, length: number): number | null
}

interface Period {
  readonly from: number
  readonly until: number
}

/** A month of a calendar: its hours in order, none of which touches another, and what they add up to. */
interface Month extends Period {
  readonly periods: readonly Period[]
  readonly total: number
}

/** Months that are looked through for the end of a target before it is given up: fifty years. */
const mostMonths = 600

const always: BusinessClock = {
  between: (from, until) => Math.max(0, until - from),
  after: (from, length) => from + length,
}

/**
 * The clock of a calendar. Where the local clocks change, an hour that comes twice counts twice, and one that is skipped
 * not at all: business time is time that passes. Each month is worked out once, when it is first asked for.
 */
export function businessClock(calendar: BusinessCalendar): BusinessClock {
  const { hours, timeZone } = calendar
  if (hours === null) return always
  const holidays = new Set(calendar.holidays)
  const months = new Map<number, Month>()
  const monthOf = (index: number): Month => {
    const known = months.get(index)
    if (known !== undefined) return known
    const month = workedOut(index, hours, timeZone, holidays)
    months.set(index, month)
    return month
  }
  return {
    between(from, until) {
      let sum = 0
      for (let index = monthIndex(from, timeZone); ; index += 1) {
        const month = monthOf(index)
        if (month.from >= until) return sum
        sum += isWithin(month, from, until) ? month.total : overlap(month.periods, from, until)
      }
    },
    after(from, length) {
      if (length <= 0) return from
      let left = length
      const first = monthIndex(from, timeZone)
      for (let index = first; index < first + mostMonths; index += 1) {
        const month = monthOf(index)
        if (month.from >= from && month.total < left) {
          left -= month.total
          continue
        }
        for (const period of month.periods) {
          const begins = Math.max(period.from, from)
          if (period.until - begins >= left) return begins + left
          left -= Math.max(0, period.until - begins)
        }
      }
      return null
    },
  }
}

function isWithin({ from, until }: Period, earliest: number, latest: number): boolean {
  return earliest <= from && until <= latest
}

function overlap(periods: readonly Period[], from: number, until: number): number {
  return periods.reduce(
    (sum, period) => sum + Math.max(0, Math.min(period.until, until) - Math.max(period.from, from)),
    0,
  )
}

/** Months since the year 0. */
function monthIndex(at: number, timeZone: string): number {
  const { year, month } = dayOf(at, timeZone)
  return year * 12 + month - 1
}

function firstDay(index: number): CalendarDay {
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 }
}

function workedOut(
  index: number,
  hours: readonly DutyHours[],
  timeZone: string,
  holidays: ReadonlySet<string>,
): Month {
  const [first, last] = [firstDay(index), firstDay(index + 1)]
  const [from, until] = [startOfDay(first, timeZone), startOfDay(last, timeZone)]
  const periods: Period[] = []
  // Hours of the night before the first belong to the month from midnight on.
  for (let day = -1; day < daysBetween(first, last); day += 1) {
    const date = addDays(first, day)
    if (holidays.has(dateText(date))) continue
    for (const one of hours) {
      const period = periodOn(date, one, timeZone)
      if (period !== null)
        periods.push({ from: Math.max(from, period.from), until: Math.min(until, period.until) })
    }
  }
  const together = joined(periods)
  return { from, until, periods: together, total: overlap(together, from, until) }
}

/** In order; those that touch or overlap are one: nobody works an hour twice. */
function joined(periods: readonly Period[]): Period[] {
  const result: Period[] = []
  for (const period of periods.toSorted((one, other) => one.from - other.from)) {
    if (period.until <= period.from) continue
    const before = result.at(-1)
    if (before === undefined || period.from > before.until) result.push(period)
    else result[result.length - 1] = { from: before.from, until: Math.max(before.until, period.until) }
  }
  return result
}

function dateText({ year, month, day }: CalendarDay): string {
  const padded = (value: number, digits: number) => String(value).padStart(digits, '0')
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}
