import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageIdSchema, responderIdSchema } from '#shared/protocol/common'
import {
  isNight,
  nightLoad,
  pageVerdictOf,
  pageVerdicts,
  type PageVerdict,
  type Waking,
} from '#shared/rules/paging/night-load'
import { verdicts } from '#shared/rules/verdict'

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] as const
const pages = ['p-1', 'p-2', 'p-3', 'p-4'].map((id) => pageIdSchema.parse(id))
const people = ['ada', 'ben', 'cleo'].map((id) => responderIdSchema.parse(id))

const hourOf = new Map(
  zones.map((timeZone) => [
    timeZone as string,
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }),
  ]),
)
/** As somebody reads it off a clock on the wall. */
const shownHour = (at: number, timeZone: string) => Number(hourOf.get(timeZone)?.format(at))

// Around the days on which Berlin, New York and Lord Howe set their clocks, and in the middle of a summer.
const instants = fc
  .tuple(
    fc.constantFrom(
      '2026-03-28T12:00:00Z',
      '2026-11-01T00:00:00Z',
      '2026-10-24T12:00:00Z',
      '2026-07-01T00:00:00Z',
    ),
    fc.integer({ min: 0, max: 2 * 86_400_000 }),
  )
  .map(([from, more]) => Date.parse(from) + more)
const wakings: fc.Arbitrary<Waking[]> = fc.array(
  fc.record({
    pageId: fc.constantFrom(...pages),
    responderId: fc.constantFrom(...people),
    at: instants,
  }),
  { maxLength: 30 },
)
const judged = fc.array(fc.constantFrom<PageVerdict>(...pageVerdicts), { minLength: 4, maxLength: 4 })
const zone = fc.constantFrom(...zones)

describe('whom pages woke at night', () => {
  it('is what one counts with a pencil, in every zone and on the days on which clocks are set', () => {
    fc.assert(
      fc.property(wakings, judged, zone, (woken, found, timeZone) => {
        const verdictOf = (id: string) => found[pages.findIndex((page) => page === id)] ?? 'unjudged'
        const load = nightLoad(woken, verdictOf, timeZone)
        const atNight = woken.filter(({ at }) => {
          const hour = shownHour(at, timeZone)
          return hour >= 22 || hour < 6
        })
        const counted = (of: readonly Waking[], verdict: PageVerdict) =>
          pages.filter((page) => verdictOf(page) === verdict && of.some(({ pageId }) => pageId === page))
            .length
        for (const verdict of pageVerdicts) {
          expect(load.pages[verdict]).toBe(counted(atNight, verdict))
          for (const person of people) {
            const theirs = atNight.filter(({ responderId }) => responderId === person)
            expect(load.people.get(person)?.[verdict] ?? 0).toBe(counted(theirs, verdict))
          }
        }
        expect([...load.people.keys()].sort()).toEqual(
          people.filter((person) => atNight.some(({ responderId }) => responderId === person)),
        )
      }),
    )
  })

  it('stays the same in whatever order messages come, and however often each is told', () => {
    const doubled = wakings.chain((woken) =>
      fc.tuple(
        fc.constant(woken),
        fc.shuffledSubarray([...woken, ...woken], { minLength: woken.length * 2 }),
      ),
    )
    fc.assert(
      fc.property(doubled, zone, ([woken, again], timeZone) => {
        const plain = (of: readonly Waking[]) => {
          const { pages: all, people: each } = nightLoad(of, () => 'needed', timeZone)
          return { all, each: people.map((person) => each.get(person)) }
        }
        expect(plain(again)).toEqual(plain(woken))
      }),
    )
  })

  it('begins at 22:00 and ends before 06:00, by the clock of the rota', () => {
    const berlin = (instant: string) => isNight(Date.parse(instant), 'Europe/Berlin')
    expect(berlin('2026-11-29T20:59:59.999Z')).toBe(false)
    expect(berlin('2026-11-29T21:00:00Z')).toBe(true)
    expect(berlin('2026-11-30T04:59:59.999Z')).toBe(true)
    expect(berlin('2026-11-30T05:00:00Z')).toBe(false)
    // The night in which the clocks go back has an hour more.
    expect(berlin('2026-10-25T04:59:00Z')).toBe(true)
    expect(berlin('2026-10-25T05:00:00Z')).toBe(false)
  })
})

describe('whether a page was needed', () => {
  it('goes by its best ticket, and is open while nobody judged', () => {
    expect(pageVerdictOf([])).toBe('unjudged')
    expect(pageVerdictOf([null, null])).toBe('unjudged')
    expect(pageVerdictOf([null, 'false-alarm'])).toBe('needless')
    expect(pageVerdictOf(['overstated'])).toBe('needless')
    expect(pageVerdictOf(['false-alarm', 'justified'])).toBe('needed')
    expect(pageVerdictOf(['could-not-know', 'overstated', null])).toBe('needed')
  })

  it('does not depend on the order of its tickets', () => {
    const some = fc.array(fc.option(fc.constantFrom(...verdicts)), { maxLength: 6 })
    const shuffled = some.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(pageVerdictOf(other)).toBe(pageVerdictOf(one))
      }),
    )
  })
})
