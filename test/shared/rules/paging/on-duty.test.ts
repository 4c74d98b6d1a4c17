import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { responderIdSchema, type ResponderId } from '#shared/protocol/common'
import { rotaSchema, type Rota, type Shift } from '#shared/protocol/rota'
import { coverageGaps, dutyStretches } from '#shared/rules/paging/coverage'
import { onDuty } from '#shared/rules/paging/on-duty'

const ids = ['ada', 'ben', 'cleo', 'dev'].map((id) => responderIdSchema.parse(id))
const [ada, ben, cleo, dev] = ids as [ResponderId, ResponderId, ResponderId, ResponderId]
const minute = 60_000
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] as const

const rota = (more: Partial<Rota>): Rota =>
  rotaSchema.parse({ timeZone: 'Europe/Berlin', shifts: [], overrides: [], ...more })
const shift = (more: Partial<Shift>): Shift => {
  return { id: 'nights', name: 'Nights', responderIds: [ada, ben], turns: null, hours: null, ...more }
}
const at = (instant: string) => Date.parse(instant)

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone as string,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
  ]),
)

/** What a clock on the wall of that zone shows, as somebody would read it off. */
function wallClock(instant: number, timeZone: string) {
  const [date = '', time = ''] = (clocks.get(timeZone)?.format(instant) ?? '').split(' ')
  return { date, time: time.slice(0, 5) }
}

describe('who is on duty', () => {
  it('is everybody, day and night, where nobody wrote a rota', () => {
    expect(onDuty(rota({}), ids, at('2026-11-29T03:00:00Z'))).toEqual(ids)
  })

  it('changes at the hand-over, and goes round', () => {
    const turns = { from: '2026-11-02', handOverAt: '09:00', days: 7 }
    const weekly = rota({ shifts: [shift({ responderIds: [ada, ben, cleo], turns })] })
    expect(onDuty(weekly, ids, at('2026-11-02T07:59:00Z'))).toEqual([])
    expect(onDuty(weekly, ids, at('2026-11-02T08:00:00Z'))).toEqual([ada])
    expect(onDuty(weekly, ids, at('2026-11-09T07:59:59Z'))).toEqual([ada])
    expect(onDuty(weekly, ids, at('2026-11-09T08:00:00Z'))).toEqual([ben])
    expect(onDuty(weekly, ids, at('2026-11-23T08:00:00Z'))).toEqual([ada])
  })

  it('has hours that go over midnight, and whole days', () => {
    const nights = shift({ hours: [{ days: [5], from: '18:00', until: '08:00' }] })
    const sundays = shift({
      id: 'sundays',
      responderIds: [dev],
      hours: [{ days: [7], from: '00:00', until: '00:00' }],
    })
    const both = rota({ shifts: [nights, sundays] })
    expect(onDuty(both, ids, at('2026-11-27T17:00:00Z'))).toEqual([ada, ben])
    expect(onDuty(both, ids, at('2026-11-28T06:59:00Z'))).toEqual([ada, ben])
    expect(onDuty(both, ids, at('2026-11-28T07:00:00Z'))).toEqual([])
    expect(onDuty(both, ids, at('2026-11-28T23:00:00Z'))).toEqual([dev])
    expect(onDuty(both, ids, at('2026-11-29T22:59:59Z'))).toEqual([dev])
  })

  it('is changed by an override to the very ms, across a hand-over at midnight', () => {
    const turns = { from: '2026-11-01', handOverAt: '00:00', days: 1 }
    const daily = rota({
      shifts: [shift({ turns })],
      overrides: [
        { id: 'o', from: '2026-11-28T22:00:00.000Z', until: '2026-11-29T01:00:00.000Z', off: ada, on: cleo },
      ],
    })
    const before = onDuty(daily, ids, at('2026-11-28T21:59:59.999Z'))
    expect(onDuty(daily, ids, at('2026-11-28T22:00:00Z'))).toContain(cleo)
    expect(onDuty(daily, ids, at('2026-11-28T22:00:00Z'))).not.toContain(ada)
    expect(onDuty(daily, ids, at('2026-11-29T00:59:59.999Z'))).toContain(cleo)
    expect(onDuty(daily, ids, at('2026-11-29T01:00:00Z'))).not.toContain(cleo)
    expect(before).toHaveLength(1)
  })

  it.each(zones)('hands over once a day in %s, whatever its clocks do', (timeZone) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 1439 }), (day, handOver) => {
        const time = `${String(Math.floor(handOver / 60)).padStart(2, '0')}:${String(handOver % 60).padStart(2, '0')}`
        const turns = { from: '2025-12-01', handOverAt: time, days: 1 }
        const daily = rota({ timeZone, shifts: [shift({ responderIds: ids, turns })] })
        const from = Date.UTC(2026, 0, 1) + day * 86_400_000
        const stretches = dutyStretches(daily, ids, from, from + 4 * 86_400_000)
        const handOvers = stretches.slice(1).map((stretch) => stretch.from)
        expect(handOvers.length).toBeGreaterThanOrEqual(3)
        for (const instant of handOvers) {
          const { time: shown } = wallClock(instant, timeZone)
          expect(shown === time || !isShown(instant, time, timeZone)).toBe(true)
        }
        // Nobody comes back for the hour that the clocks show twice.
        const people = stretches.map(({ responderIds }) => responderIds.join())
        expect(people).toEqual(people.map((_, n) => ids[(ids.indexOf(stretches[0]?.responderIds[0] ?? ada) + n) % ids.length])) // prettier-ignore
      }),
      { numRuns: 60 },
    )
  })

  it('is what its stretches say, at every minute', () => {
    const hours = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.constantFrom('00:00', '02:30', '08:00', '18:00', '23:59'),
      until: fc.constantFrom('00:00', '02:30', '08:00', '18:00', '23:59'),
    })
    const turns = fc.record({
      from: fc.constantFrom('2026-03-20', '2026-03-29'),
      handOverAt: fc.constantFrom('00:00', '02:30', '09:00'),
      days: fc.integer({ min: 1, max: 3 }),
    })
    const shifts = fc.array(
      fc.record({
        name: fc.constant('S'),
        responderIds: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
        turns: fc.option(turns),
        hours: fc.option(fc.array(hours, { minLength: 1, maxLength: 2 })),
      }),
      { maxLength: 2 },
    )
    // Berlin's clocks go forward on 29 March 2026, New York's on the 8th, Lord Howe's back on 5 April by half an hour.
    const begins = fc.constantFrom('2026-03-28T12:00:00Z', '2026-03-07T12:00:00Z', '2026-04-04T06:00:00Z')
    fc.assert(
      fc.property(fc.constantFrom(...zones), shifts, begins, (timeZone, made, begin) => {
        const written = rota({ timeZone, shifts: made.map((one, index) => ({ ...one, id: `s-${index}` })) })
        const from = at(begin)
        const until = from + 2 * 86_400_000
        const stretches = dutyStretches(written, ids, from, until)
        expect(stretches.at(-1)?.until).toBe(until)
        for (let instant = from; instant < until; instant += 7 * minute) {
          const stretch = stretches.find((one) => one.from <= instant && instant < one.until)
          expect(stretch?.responderIds).toEqual(onDuty(written, ids, instant))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has gaps that are named before they matter', () => {
    const days = [1, 2, 3, 4, 5, 6, 7]
    const office = rota({ shifts: [shift({ hours: [{ days, from: '08:00', until: '18:00' }] })] })
    const gaps = coverageGaps(office, ids, at('2026-11-29T12:00:00Z'), at('2026-11-30T12:00:00Z'))
    expect(gaps).toEqual([{ from: at('2026-11-29T17:00:00Z'), until: at('2026-11-30T07:00:00Z') }])
    // Nobody of those on duty has anything that could ring.
    expect(coverageGaps(office, [cleo], at('2026-11-29T12:00:00Z'), at('2026-11-29T13:00:00Z'))).toHaveLength(
      1,
    )
  })
})

/** Whether the clocks of that zone show a time on the day of an instant at all. */
function isShown(instant: number, time: string, timeZone: string): boolean {
  const { date } = wallClock(instant, timeZone)
  for (let near = instant - 3 * 3_600_000; near <= instant + 3 * 3_600_000; near += minute) {
    const shown = wallClock(near, timeZone)
    if (shown.date === date && shown.time === time) return true
  }
  return false
}
