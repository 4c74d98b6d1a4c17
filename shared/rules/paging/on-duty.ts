import type { ResponderId } from '../../protocol/common.ts'
import type { DutyHours, Rota, Shift } from '../../protocol/rota.ts'
import { addDays, calendarDayOf, dayOf, daysBetween, instantOfTime, type CalendarDay } from '../local-day.ts'

/**
 * Who is paged at an instant (ms since 1970), of those who can be: a pure function of the rota as it is written. Clocks
 * that are set forward or back move no hand-over by more than the time that they skip. Source: paging.md, "Who and how".
 */
export function onDuty(rota: Rota, responders: readonly ResponderId[], at: number): ResponderId[] {
  const { shifts, overrides, timeZone } = rota
  const on = new Set(
    shifts.length === 0 ? responders : shifts.flatMap((shift) => ofShift(shift, timeZone, at)),
  )
  const current = overrides.filter(({ from, until }) => Date.parse(from) <= at && at < Date.parse(until))
  for (const { off } of current) if (off !== null) on.delete(off)
  // Who is called in is there, even where another line gives them leave: one too many is better than nobody.
  for (const { on: called } of current) if (called !== null) on.add(called)
  return responders.filter((responder) => on.has(responder))
}

function ofShift(
  { responderIds, turns, hours }: Shift,
  timeZone: string,
  at: number,
): readonly ResponderId[] {
  if (hours !== null && !hours.some((one) => isWithin(one, timeZone, at))) return []
  if (turns === null) return responderIds
  const turn = turnAt(turns, timeZone, at)
  const [whose] = turn < 0 ? [] : responderIds.slice(turn % responderIds.length)
  return whose === undefined ? [] : [whose]
}

/** How many hand-overs there have been since the first turn began; negative before that. */
function turnAt(turns: NonNullable<Shift['turns']>, timeZone: string, at: number): number {
  const minutes = minutesOf(turns.handOverAt)
  const today = dayOf(at, timeZone)
  const hasHandedOver = at >= instantOfTime(today, minutes, timeZone)
  const since = hasHandedOver ? today : addDays(today, -1)
  return Math.floor(daysBetween(calendarDayOf(turns.from), since) / turns.days)
}

/** Hours that begin on one day and end on the next are looked for on both. */
function isWithin(hours: DutyHours, timeZone: string, at: number): boolean {
  const today = dayOf(at, timeZone)
  return [addDays(today, -1), today].some((day) => {
    const period = periodOn(day, hours, timeZone)
    return period !== null && period.from <= at && at < period.until
  })
}

/** When somebody's hours of one day begin and end, in ms since 1970; null where that day has none. */
export function periodOn(
  day: CalendarDay,
  { days, from, until }: DutyHours,
  timeZone: string,
): { readonly from: number; readonly until: number } | null {
  if (!days.includes(weekdayOf(day))) return null
  const [begins, ends] = [minutesOf(from), minutesOf(until)]
  const lastDay = ends > begins ? day : addDays(day, 1)
  return {
    from: instantOfTime(day, begins, timeZone),
    until: instantOfTime(lastDay, ends, timeZone),
  }
}

/** 1 is Monday. */
function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
