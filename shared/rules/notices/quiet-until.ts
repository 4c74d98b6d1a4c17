import type { QuietHours, QuietSpan } from '../../ipc/notice-rules.ts'
import { addDays, dayOf, instantOfTime, type CalendarDay } from '../local-day.ts'

/** As many spans can follow each other without a gap; a week of whole days has no end. */
const mostInARow = 8

/**
 * Until when it is quiet at this moment (ms since 1970) by the clocks of a time zone; null where it is not. A span ends
 * when the clocks first show its end: where they are put back behind it again, nobody is made to wait a second time.
 */
export function quietUntil({ isOn, days }: QuietHours, now: number, timeZone: string): number | null {
  if (!isOn) return null
  let until: number | null = null
  for (let round = 0; round < mostInARow; round += 1) {
    const end = endAt(days, until ?? now, timeZone)
    if (end === null) return until
    until = end
  }
  return until
}

/** The latest end of a span that holds this instant; null where none does. One that began the day before may. */
function endAt(days: QuietHours['days'], at: number, timeZone: string): number | null {
  const today = dayOf(at, timeZone)
  const ends = [addDays(today, -1), today].flatMap((day) => {
    const span = days[weekdayOf(day)]
    if (span === undefined || span === null) return []
    const { begin, end } = boundsOf(span, day, timeZone)
    return begin <= at && at < end ? [end] : []
  })
  return ends.length === 0 ? null : Math.max(...ends)
}

function boundsOf(
  { from, to }: QuietSpan,
  day: CalendarDay,
  timeZone: string,
): { begin: number; end: number } {
  const [begins, ends] = [minutesOf(from), minutesOf(to)]
  const endDay = ends <= begins ? addDays(day, 1) : day
  return { begin: instantOfTime(day, begins, timeZone), end: instantOfTime(endDay, ends, timeZone) }
}

/** Monday is 0. */
function weekdayOf({ year, month, day }: CalendarDay): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
}

/** `22:30` as minutes since midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
