import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPages, falseShare, type CountedPage } from '#shared/rules/figures'
import { dayOf } from '#shared/rules/local-day'
import { verdicts } from '#shared/rules/verdict'

const now = Date.parse('2026-11-29T12:00:00.000Z')
const hour = 3_600_000
const day = 24 * hour

const page = fc.record({
  at: fc.integer({ min: now - 400 * day, max: now }),
  isWithheld: fc.boolean(),
  verdicts: fc.array(fc.constantFrom(null, ...verdicts), { maxLength: 3 }),
})
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Apia')
const span = fc.constantFrom(30, 90, 365)

describe('pages over time', () => {
  it('follow on each other without a gap, up to the end of today', () => {
    fc.assert(
      fc.property(span, zone, fc.integer({ min: 0, max: 400 * day }), (days, timeZone, ago) => {
        const at = now - ago
        const spans = countPages([], days, at, timeZone)
        expect(spans.slice(1).map(({ from }) => from)).toEqual(spans.slice(0, -1).map(({ until }) => until))
        const last = spans.at(-1)
        expect(last !== undefined && last.from <= at && at < last.until).toBe(true)
        expect(dayOf(at - days * day, timeZone)).not.toEqual(undefined)
        // Days of the calendar: those in between may be an hour longer or shorter.
        expect(spans[0]?.from).toBeLessThanOrEqual(at - (days - 1) * day + hour)
      }),
    )
  })

  it('counts each page within them once', () => {
    fc.assert(
      fc.property(fc.array(page), span, zone, (pages, days, timeZone) => {
        const spans = countPages(pages, days, now, timeZone)
        const counted = spans.reduce((sum, { needed, needless, unjudged, withheld }) => sum + needed + needless + unjudged + withheld, 0) // prettier-ignore
        expect(counted).toBe(pages.filter(({ at }) => at >= (spans[0]?.from ?? now)).length)
      }),
    )
  })

  it('counts by the day up to a month, and tells what was found', () => {
    const pages: CountedPage[] = [
      { at: now, isWithheld: false, verdicts: ['false-alarm'] },
      { at: now, isWithheld: false, verdicts: ['justified', 'false-alarm'] },
      { at: now, isWithheld: true, verdicts: [null] },
      { at: now - day, isWithheld: false, verdicts: [null] },
    ]
    const spans = countPages(pages, 30, now, 'Europe/Berlin')
    expect(spans).toHaveLength(30)
    expect(spans.at(-1)).toMatchObject({ needless: 1, needed: 1, withheld: 1, unjudged: 0 })
    expect(spans.at(-2)).toMatchObject({ unjudged: 1 })
    expect(spans.map(falseShare).filter((share) => share !== null)).toEqual([0.5])
    expect(countPages([], 90, now, 'UTC')).toHaveLength(13)
  })
})
