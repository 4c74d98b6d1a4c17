import fc from 'fast-check'
import { expect, it } from 'vitest'
import { responderIdSchema } from '#shared/protocol/common'
import { rotaSchema } from '#shared/protocol/rota'
import { calendarDayOf } from '#shared/rules/local-day'
import { onDuty } from '#shared/rules/paging/on-duty'
import { rotaSpan } from '#shared/rules/paging/rota-span'

const ids = ['ada', 'ben', 'cleo', 'dev'].map((id) => responderIdSchema.parse(id))
const time = fc.constantFrom('00:00', '01:30', '02:30', '08:00', '18:00', '23:59')
const hours = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: time,
  until: time,
})
const turns = fc.record({
  from: fc.constantFrom('2026-03-01', '2026-10-20'),
  handOverAt: time,
  days: fc.integer({ min: 1, max: 3 }),
})
const some = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 })
const shifts = fc.array(
  fc.record({
    id: fc.uuid(),
    name: fc.constant('Shift'),
    responderIds: some,
    turns: fc.option(turns),
    hours: fc.option(fc.array(hours, { minLength: 1, maxLength: 2 })),
  }),
  { maxLength: 3 },
)
/** Berlin's clocks go forward on 29 March 2026 and back on 25 October, New York's on 8 March and 1 November. */
const places = fc.constantFrom(
  ['Europe/Berlin', '2026-03-27'] as const,
  ['Europe/Berlin', '2026-10-20'] as const,
  ['America/New_York', '2026-03-05'] as const,
  ['America/New_York', '2026-10-28'] as const,
)

/** A rota whose one override begins and ends at hours after `start`. */
const made = fc.record({
  place: places,
  shifts,
  off: fc.option(fc.constantFrom(...ids)),
  on: fc.constantFrom(...ids),
})

it('shows at any instant whom the rota has on duty, and a gap exactly where nobody of them can be reached', () => {
  fc.assert(
    fc.property(
      made,
      some,
      fc.array(fc.nat({ max: 14 * 86_400_000 - 1 }), { minLength: 40, maxLength: 40 }),
      (plan, reachable, offsets) => {
        const [timeZone, start] = plan.place
        const at = (hour: number) => new Date(Date.parse(start) + hour * 3_600_000).toISOString()
        const rota = rotaSchema.parse({
          timeZone,
          shifts: plan.shifts,
          overrides: [{ id: 'o', from: at(30), until: at(61), off: plan.off, on: plan.on }],
        })
        const span = rotaSpan(
          rota,
          ids,
          ids.filter((id) => reachable.includes(id)),
          calendarDayOf(start),
          14,
        )
        for (const offset of offsets) {
          const instant = span.from + offset
          if (instant >= span.until) continue
          const holds = (one: { from: number; until: number }) => one.from <= instant && instant < one.until
          const now = onDuty(rota, ids, instant)
          expect(span.stretches.filter(holds).map(({ responderIds }) => responderIds)).toEqual([now])
          expect(span.gaps.some(holds)).toBe(!now.some((id) => reachable.includes(id)))
          for (const [place, shift] of rota.shifts.entries()) {
            const alone = onDuty({ ...rota, shifts: [shift], overrides: [] }, ids, instant)
            expect(span.shifts[place]?.find(holds)?.responderIds).toEqual(alone)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})

it('has days of 23, 24 and 25 hours that follow on each other', () => {
  const span = (timeZone: string, start: string) =>
    rotaSpan(rotaSchema.parse({ timeZone, shifts: [], overrides: [] }), ids, ids, calendarDayOf(start), 14)
  const lengths = ({ days }: ReturnType<typeof span>) =>
    days.map(({ from, until }) => (until - from) / 3_600_000)
  const berlin = span('Europe/Berlin', '2026-03-28')
  expect(lengths(berlin).slice(0, 3)).toEqual([24, 23, 24])
  expect(lengths(span('America/New_York', '2026-11-01')).slice(0, 2)).toEqual([25, 24])
  expect(berlin.days.slice(1).map(({ from }) => from)).toEqual(
    berlin.days.slice(0, -1).map(({ until }) => until),
  )
  expect([berlin.from, berlin.until]).toEqual([berlin.days[0]?.from, berlin.days.at(-1)?.until])
  expect(berlin.gaps).toEqual([])
})
