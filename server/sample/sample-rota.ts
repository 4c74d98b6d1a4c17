import type { ResponderId } from '../../shared/protocol/common.ts'
import type { Responder } from '../../shared/protocol/responder.ts'
import type { Override, RotaReply } from '../../shared/protocol/rota.ts'
import { addDays, dayOf, instantOfTime, type CalendarDay } from '../../shared/rules/local-day.ts'
import { onDuty } from '../../shared/rules/paging/on-duty.ts'
import { hour } from './sample-clock.ts'

const workdays = [1, 2, 3, 4, 5]
const weekend = [6, 7]

/**
 * Who is on duty at a sample desk: support by day, by night and at weekends, a unix administrator at any hour, and
 * whoever tries it (behind the twelve). Somebody is on leave and stands in for, and three nights ahead nobody is there
 * for two hours: a gap that the desk names before it matters.
 */
export function sampleRota(responders: readonly Responder[], timeZone: string, now: number): RotaReply {
  const ids = responders.map(({ id }) => id)
  const at = (...places: readonly number[]) => places.flatMap((place) => ids.slice(place, place + 1))
  const since = calendarText(mondayBefore(addDays(dayOf(now, timeZone), -182)))
  const weekly = { from: since, handOverAt: '09:00', days: 7 }
  const nights = [
    { days: workdays, from: '20:00', until: '07:00' },
    { days: weekend, from: '07:00', until: '07:00' },
  ]
  const guest = at(12)
  const rota: RotaReply = {
    timeZone,
    shifts: [
      { id: 'support-day', name: 'Support by day', responderIds: at(1, 2, 3), turns: null, hours: [{ days: workdays, from: '07:00', until: '20:00' }] },
      { id: 'support-night', name: 'Support at night and weekends', responderIds: at(4, 9, 10), turns: weekly, hours: nights },
      { id: 'unix', name: 'Unix on call', responderIds: at(0, 5, 6, 7), turns: weekly, hours: null },
      ...(guest.length === 0 ? [] : [{ id: 'guest', name: 'Whoever tries this desk', responderIds: guest, turns: null, hours: null }]),
    ],
    overrides: [],
    escalation: [{ afterMinutes: 15, responderIds: at(0, 5) }],
    version: 1,
  } // prettier-ignore
  return { ...rota, overrides: overrides(rota, ids, at, now) }
}

function overrides(
  rota: RotaReply,
  ids: readonly ResponderId[],
  at: (...places: readonly number[]) => ResponderId[],
  now: number,
): Override[] {
  const instant = (days: number, minutes: number) =>
    instantOfTime(addDays(dayOf(now, rota.timeZone), days), minutes, rota.timeZone)
  const during = (from: number, until: number) => ({
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  })
  const [onLeave = null] = at(3)
  const [standsIn = null] = at(10)
  const leave = {
    id: 'leave',
    ...during(instant(-1, 7 * 60), instant(2, 20 * 60)),
    off: onLeave,
    on: standsIn,
  }
  const begins = instant(3, 2 * 60)
  const gap = onDuty(rota, ids, begins).map((off, index) => ({
    id: `maintenance-${index + 1}`,
    ...during(begins, begins + 2 * hour),
    off,
    on: null,
  }))
  return [leave, ...gap]
}

function mondayBefore(date: CalendarDay): CalendarDay {
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()
  return addDays(date, -((weekday + 6) % 7))
}

function calendarText({ year, month, day }: CalendarDay): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
