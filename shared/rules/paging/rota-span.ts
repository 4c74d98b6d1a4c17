import type { ResponderId } from '../../protocol/common.ts'
import type { Rota } from '../../protocol/rota.ts'
import { addDays, startOfDay, type CalendarDay } from '../local-day.ts'
import { coverageGaps, dutyStretches, type DutyStretch } from './coverage.ts'

/** Some days of a rota, as a calendar shows them. Instants in ms since 1970. */
export interface RotaSpan {
  readonly from: number
  readonly until: number
  /** Each with its beginning and end: 23 or 25 hours where the clocks change. */
  readonly days: readonly { readonly from: number; readonly until: number }[]
  /** Who is on duty, overrides and all. */
  readonly stretches: readonly DutyStretch[]
  /** Who each shift has on duty by itself, before anything overrides it; in the order of the rota. */
  readonly shifts: readonly (readonly DutyStretch[])[]
  /** When nobody of those who can be reached is on duty. */
  readonly gaps: readonly { readonly from: number; readonly until: number }[]
}

/** So many days from a day on, of the rota's own calendar. `active`: who is paged at all; `reachable`: those of them who have a method. */
export function rotaSpan(
  rota: Rota,
  active: readonly ResponderId[],
  reachable: readonly ResponderId[],
  start: CalendarDay,
  count: number,
): RotaSpan {
  const begins = Array.from({ length: count + 1 }, (_, n) => startOfDay(addDays(start, n), rota.timeZone))
  const days = begins.slice(0, -1).map((from, n) => ({ from, until: begins[n + 1] ?? from }))
  const [from = 0, until = from] = [begins[0], begins.at(-1)]
  return {
    from,
    until,
    days,
    stretches: dutyStretches(rota, active, from, until),
    shifts: rota.shifts.map((shift) =>
      dutyStretches({ ...rota, shifts: [shift], overrides: [] }, active, from, until),
    ),
    gaps: coverageGaps(rota, reachable, from, until),
  }
}
