import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuietHours, QuietSpan } from '#shared/ipc/notice-rules'
import { quietUntil } from '#shared/rules/notices/quiet-until'

const every = (span: QuietSpan | null): QuietHours => ({
  isOn: true,
  days: Array.from({ length: 7 }, () => span),
})
/** Monday first. */
const only = (place: number, span: QuietSpan): QuietHours => ({
  isOn: true,
  days: Array.from({ length: 7 }, (_, day) => (day === place ? span : null)),
})
const night = { from: '22:00', to: '06:00' }
const at = (text: string) => Date.parse(text)
const until = (quiet: QuietHours, text: string, zone: string) => {
  const end = quietUntil(quiet, at(text), zone)
  return end === null ? null : new Date(end).toISOString()
}

describe('it is quiet', () => {
  it('across midnight, from the minute that it begins to the minute before it ends', () => {
    const zone = 'Europe/Berlin'
    expect(until(every(night), '2026-11-30T20:59:59Z', zone)).toBeNull()
    expect(until(every(night), '2026-11-30T21:00:00Z', zone)).toBe('2026-12-01T05:00:00.000Z')
    expect(until(every(night), '2026-12-01T04:59:59Z', zone)).toBe('2026-12-01T05:00:00.000Z')
    expect(until(every(night), '2026-12-01T05:00:00Z', zone)).toBeNull()
  })

  it('by the day on which it begins', () => {
    // The night from Saturday to Sunday.
    const saturday = only(5, night)
    expect(until(saturday, '2026-11-28T23:00:00Z', 'UTC')).toBe('2026-11-29T06:00:00.000Z')
    expect(until(saturday, '2026-11-29T05:00:00Z', 'UTC')).toBe('2026-11-29T06:00:00.000Z')
    expect(until(saturday, '2026-11-29T23:00:00Z', 'UTC')).toBeNull()
    expect(until(saturday, '2026-11-28T05:00:00Z', 'UTC')).toBeNull()
  })

  it('a whole day where both times are one, and two such days without a gap', () => {
    const day = { from: '00:00', to: '00:00' }
    const weekend = { isOn: true, days: [null, null, null, null, null, day, day] }
    expect(until(weekend, '2026-11-28T00:00:00Z', 'UTC')).toBe('2026-11-30T00:00:00.000Z')
    expect(until(weekend, '2026-11-27T23:59:59Z', 'UTC')).toBeNull()
    expect(quietUntil(every(day), at('2026-11-28T00:00:00Z'), 'UTC')).not.toBeNull()
  })

  it('never while it is off, nor on days without', () => {
    expect(until({ ...every(night), isOn: false }, '2026-11-30T23:00:00Z', 'UTC')).toBeNull()
    expect(until(every(null), '2026-11-30T23:00:00Z', 'UTC')).toBeNull()
  })

  it('an hour shorter where the clocks are put forward, in two zones', () => {
    // Berlin, 29 March 2026: 02:00 is 03:00. New York, 8 March 2026: likewise.
    expect(until(every(night), '2026-03-28T21:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T04:00:00.000Z')
    expect(until(every(night), '2026-03-08T03:00:00Z', 'America/New_York')).toBe('2026-03-08T10:00:00.000Z')
  })

  it('an hour longer where they are put back, in two zones', () => {
    // Berlin, 25 October 2026: 03:00 is 02:00. New York, 1 November 2026: 02:00 is 01:00.
    expect(until(every(night), '2026-10-24T20:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T05:00:00.000Z')
    expect(until(every(night), '2026-11-01T02:00:00Z', 'America/New_York')).toBe('2026-11-01T11:00:00.000Z')
  })

  it('to an end that the clocks skip: as long as by the offset before', () => {
    const short = { from: '01:00', to: '02:30' }
    expect(until(every(short), '2026-03-29T00:30:00Z', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('to an end that comes twice: the first time, and not again', () => {
    const short = { from: '01:00', to: '02:30' }
    // 02:30 summer time is 00:30 UTC; at 01:10 UTC the clocks show 02:10 again.
    expect(until(every(short), '2026-10-25T00:29:59Z', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(until(every(short), '2026-10-25T01:10:00Z', 'Europe/Berlin')).toBeNull()
  })

  it('until an end that is after now, at which it is quiet no more, wherever and whenever', () => {
    const time = fc.integer({ min: 0, max: 47 }).map((half) => {
      const hours = String(Math.floor(half / 2)).padStart(2, '0')
      return `${hours}:${half % 2 === 0 ? '00' : '30'}`
    })
    const span = fc.option(fc.record({ from: time, to: time }), { nil: null })
    const days = fc
      .array(span, { minLength: 7, maxLength: 7 })
      // A week without a gap has no end.
      .filter((some) => some.filter((each) => each === null).length >= 2)
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
    const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') })
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), instants, (some, zone, now) => {
        const quiet = { isOn: true, days: some }
        const end = quietUntil(quiet, now, zone)
        if (end === null) return
        expect(end).toBeGreaterThan(now)
        expect(quietUntil(quiet, end, zone)).toBeNull()
        expect(quietUntil(quiet, end - 1, zone)).toBe(end)
      }),
      { numRuns: 500 },
    )
  })
})
