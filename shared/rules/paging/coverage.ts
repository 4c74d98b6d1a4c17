import type { ResponderId } from '../../protocol/common.ts'
import type { Rota } from '../../protocol/rota.ts'
import { addDays, dayOf, instantOfTime } from '../local-day.ts'
import { minutesOf, onDuty, periodOn } from './on-duty.ts'

/** A stretch of time, in ms since 1970, in which the same people are on duty. */
export interface DutyStretch {
  readonly from: number
  readonly until: number
  readonly responderIds: readonly ResponderId[]
}

/** Who is on duty from one instant to another, as stretches that follow on each other without a gap. */
export function dutyStretches(
  rota: Rota,
  responders: readonly ResponderId[],
  from: number,
  until: number,
): DutyStretch[] {
  const stretches: DutyStretch[] = []
  const changes = [...changesBetween(rota, from, until)].sort((one, other) => one - other)
  for (const [index, begins] of changes.entries()) {
    const ends = changes[index + 1] ?? until
    const responderIds = onDuty(rota, responders, begins)
    const last = stretches.at(-1)
    if (last !== undefined && last.responderIds.join() === responderIds.join())
      stretches[stretches.length - 1] = { ...last, until: ends }
    else stretches.push({ from: begins, until: ends, responderIds })
  }
  return stretches
}

/** When nobody of these can be paged: to be said before it matters. */
export function coverageGaps(
  rota: Rota,
  reachable: readonly ResponderId[],
  from: number,
  until: number,
): { readonly from: number; readonly until: number }[] {
  return dutyStretches(rota, reachable, from, until)
    .filter(({ responderIds }) => responderIds.length === 0)
    .map((gap) => ({ from: gap.from, until: gap.until }))
}

/** Every instant at which somebody may come or go, the first one included. */
function changesBetween({ shifts, overrides, timeZone }: Rota, from: number, until: number): Set<number> {
  const changes = new Set([from])
  const add = (instant: number) => {
    if (instant > from && instant < until) changes.add(instant)
  }
  for (const { from: begins, until: ends } of overrides) {
    add(Date.parse(begins))
    add(Date.parse(ends))
  }
  const last = addDays(dayOf(until, timeZone), 1)
  const isPast = (day: typeof last) => instantOfTime(day, 0, timeZone) > instantOfTime(last, 0, timeZone)
  for (let day = addDays(dayOf(from, timeZone), -1); !isPast(day); day = addDays(day, 1))
    for (const { turns, hours } of shifts) {
      if (turns !== null) add(instantOfTime(day, minutesOf(turns.handOverAt), timeZone))
      for (const one of hours ?? []) {
        const period = periodOn(day, one, timeZone)
        if (period === null) continue
        add(period.from)
        add(period.until)
      }
    }
  return changes
}
