import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayOf, startOfDay } from '#shared/rules/local-day'

/** Zones whose clocks change at midnight, at one, at two, by half an hour, and not at all. */
const zones = ['America/Sao_Paulo', 'Africa/Cairo', 'Asia/Beirut', 'America/Santiago', 'America/Havana', 'Europe/Berlin', 'Atlantic/Azores', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] // prettier-ignore
const day = 86_400_000

it('begins each day at the first instant that a calendar in that zone shows as that day', () => {
  const anyDay = fc.integer({
    min: Date.UTC(2005, 0, 1) / day,
    max: Date.UTC(2027, 0, 1) / day,
  })
  fc.assert(
    fc.property(fc.constantFrom(...zones), anyDay, (zone, number) => {
      const date = new Date(number * day)
      const asked = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
      const start = startOfDay(asked, zone)
      expect(dayOf(start, zone)).toEqual(asked)
      expect(dayOf(start - 1, zone)).not.toEqual(asked)
    }),
    { numRuns: 300 },
  )
})

it.each([
  ['America/Sao_Paulo', [2018, 11, 4], '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', [2018, 2, 18], '2018-02-18T03:00:00Z'],
  ['Africa/Cairo', [2024, 4, 26], '2024-04-25T22:00:00Z'],
  ['America/Havana', [2025, 11, 2], '2025-11-02T04:00:00Z'],
  ['Europe/Berlin', [2026, 3, 29], '2026-03-28T23:00:00Z'],
] as const)(
  'knows when %s begins a day on which its clocks change: %j',
  (zone, [year, month, date], start) => {
    expect(startOfDay({ year, month, day: date }, zone)).toBe(Date.parse(start))
  },
)
