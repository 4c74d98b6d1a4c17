import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DutyHours } from '#shared/protocol/rota'
import { businessClock, type BusinessCalendar } from '#shared/rules/service-levels/business-clock'

const minute = 60_000
const hour = 60 * minute
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] as const
const at = (instant: string) => Date.parse(instant)

const week: DutyHours[] = [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }]
const calendar = (more: Partial<BusinessCalendar> = {}): BusinessCalendar => {
  return { timeZone: 'Europe/Berlin', hours: week, holidays: [], ...more }
}

const anyTime = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`)
const anyDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
const anyHours = fc.record({ days: anyDays, from: anyTime, until: anyTime })
const anyDate = fc
  .integer({ min: at('2026-01-01T00:00:00Z') / (24 * hour), max: at('2027-03-01T00:00:00Z') / (24 * hour) })
  .map((day) => new Date(day * 24 * hour).toISOString().slice(0, 10))
const anyCalendar = fc.record({
  timeZone: fc.constantFrom(...zones),
  hours: fc.option(fc.array(anyHours, { minLength: 1, maxLength: 3 })),
  holidays: fc.uniqueArray(anyDate, { maxLength: 10 }),
})
const anyInstant = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') })
const anyLength = fc.integer({ min: 0, max: 300 * hour })

describe('business time', () => {
  it('stands still over night and over the weekend', () => {
    const clock = businessClock(calendar())
    // Friday 17:00 in Berlin, and three hours.
    expect(clock.after(at('2026-11-27T16:00:00Z'), 3 * hour)).toBe(at('2026-11-30T09:00:00Z'))
    expect(clock.between(at('2026-11-27T16:00:00Z'), at('2026-11-30T09:00:00Z'))).toBe(3 * hour)
    expect(clock.between(at('2026-11-28T00:00:00Z'), at('2026-11-29T23:00:00Z'))).toBe(0)
  })

  it('ends with the working day, and not when the next one begins', () => {
    expect(businessClock(calendar()).after(at('2026-11-27T16:00:00Z'), hour)).toBe(at('2026-11-27T17:00:00Z'))
  })

  it('stands still on a holiday, and at night never where the plan is for day and night', () => {
    const holidays = ['2026-12-25']
    const from = at('2026-12-24T16:00:00Z')
    expect(businessClock(calendar({ holidays })).after(from, 2 * hour)).toBe(at('2026-12-28T08:00:00Z'))
    expect(businessClock(calendar({ holidays, hours: null })).after(from, 2 * hour)).toBe(from + 2 * hour)
  })

  it('counts hours that overlap once', () => {
    const twice = [...week, { days: [1, 2], from: '16:00', until: '20:00' }]
    const monday = at('2026-11-30T00:00:00Z')
    expect(businessClock(calendar({ hours: twice })).between(monday, monday + 24 * hour)).toBe(12 * hour)
  })

  it('takes an hour that comes twice as two, and one that is skipped as none', () => {
    const nights = [{ days: [7], from: '00:00', until: '06:00' }]
    const length = (timeZone: string, day: string) =>
      businessClock(calendar({ timeZone, hours: nights })).between(
        at(`${day}T00:00:00Z`) - 12 * hour,
        at(`${day}T00:00:00Z`) + 30 * hour,
      )
    expect(length('Europe/Berlin', '2026-03-29')).toBe(5 * hour)
    expect(length('Europe/Berlin', '2026-10-25')).toBe(7 * hour)
    expect(length('America/New_York', '2026-03-08')).toBe(5 * hour)
    expect(length('America/New_York', '2026-11-01')).toBe(7 * hour)
    expect(length('Europe/Berlin', '2026-06-07')).toBe(6 * hour)
  })

  it('is what somebody counts who looks at the clock on the wall every quarter of an hour', () => {
    const days = [1, 2, 3, 4, 5, 6, 7]
    // Boundaries of hours that no change of clocks touches: what those mean is another matter.
    const wall = fc.record({
      days: anyDays,
      from: fc.constantFrom('00:00', '08:00', '12:30'),
      until: fc.constantFrom('06:00', '18:00', '22:30'),
    })
    const changes = fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01') // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...zones), wall, changes, (timeZone, hours, day) => {
        const from = at(`${day}T00:00:00Z`) - 48 * hour
        let counted = 0
        for (let step = 0; step < 96 * 4; step += 1) {
          const instant = from + (step + 0.5) * 15 * minute
          const shown = wallClock(instant, timeZone)
          const isOverNight = hours.until <= hours.from
          const isToday = hours.days.includes(shown.weekday) && shown.time >= hours.from && (isOverNight || shown.time < hours.until) // prettier-ignore
          const yesterday = days[(shown.weekday + 5) % 7] ?? 0
          const isNight = isOverNight && hours.days.includes(yesterday) && shown.time < hours.until
          if (isToday || isNight) counted += 15 * minute
        }

        expect(businessClock(calendar({ timeZone, hours: [hours] })).between(from, from + 96 * hour)).toBe(
          counted,
        )
      }),
      { numRuns: 200 },
    )
  })

  it('comes back as what was added', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyLength, (asked, from, length) => {
        const clock = businessClock(asked)
        const due = clock.after(from, length)
        if (due === null) return
        expect(clock.between(from, due)).toBe(length)
        // Not a moment later than it has to be.
        expect(clock.between(from, due - 1)).toBe(Math.max(0, length - 1))
      }),
    )
  })

  it('never runs backwards, and adds up', () => {
    const three = fc.tuple(anyInstant, anyInstant, anyInstant)
    fc.assert(
      fc.property(anyCalendar, three, anyLength, (asked, instants, length) => {
        const clock = businessClock(asked)
        const [first = 0, second = 0, third = 0] = instants.toSorted((one, other) => one - other)
        expect(clock.between(first, second) + clock.between(second, third)).toBe(clock.between(first, third))
        expect(clock.between(third, first)).toBe(0)
        const [early, late] = [clock.after(first, length), clock.after(second, length)]
        expect(early ?? 0).toBeLessThanOrEqual(late ?? Number.MAX_SAFE_INTEGER)
      }),
    )
  })

  it('gives a target up that hours which never come would have to fill', () => {
    const skipped = [{ days: [7], from: '02:00', until: '02:30' }]
    const holidays = Array.from({ length: 200 }, (_, week) =>
      new Date(at('2026-01-04T00:00:00Z') + week * 7 * 24 * hour).toISOString().slice(0, 10),
    )
    expect(
      businessClock(calendar({ hours: skipped, holidays })).after(at('2026-01-01T00:00:00Z'), 5000 * hour),
    ).toBeNull()
  })
})

const readers = new Map<string, Intl.DateTimeFormat>()

function wallClock(instant: number, timeZone: string): { weekday: number; time: string } {
  const reader =
    readers.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
  readers.set(timeZone, reader)
  const parts = reader.formatToParts(instant)
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(read('weekday')) + 1
  return { weekday, time: `${read('hour')}:${read('minute')}` }
}
