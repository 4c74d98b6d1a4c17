import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketIdSchema } from '#shared/protocol/common'
import { replayBlock, replayRule, suggestingCases, type PagedCase } from '#shared/rules/block-suggestion'
import { urgencies } from '#shared/rules/urgency'
import { urgencyRecord } from '#shared/rules/urgency-record'
import { verdicts } from '#shared/rules/verdict'

const day = 86_400_000
const now = Date.parse('2026-11-28T03:00:00.000Z')

function aCase(id: string, daysAgo: number, given: Partial<PagedCase> = {}): PagedCase {
  return {
    ticketId: ticketIdSchema.parse(id),
    number: null,
    requested: 'mission-critical',
    verdict: null,
    isFlagged: false,
    isVouched: true,
    isOutage: false,
    hasPaged: true,
    at: now - daysAgo * day,
    ...given,
  }
}
const falseAlarm = (id: string, daysAgo: number) => aCase(id, daysAgo, { verdict: 'false-alarm' })

const caseArbitrary = fc.record({
  ticketId: fc.uuid().map((id) => ticketIdSchema.parse(id)),
  number: fc.constant(null),
  requested: fc.constantFrom(...urgencies),
  verdict: fc.constantFrom(null, ...verdicts),
  isFlagged: fc.boolean(),
  isVouched: fc.boolean(),
  isOutage: fc.boolean(),
  hasPaged: fc.boolean(),
  at: fc.integer({ min: now - 200 * day, max: now + day }),
})
const casesArbitrary = fc.uniqueArray(caseArbitrary, { selector: ({ ticketId }) => ticketId, maxLength: 40 })

describe('the urgency record of a group', () => {
  it('puts every mission-critical ticket of the last 90 days under exactly one heading', () => {
    fc.assert(
      fc.property(casesArbitrary, (cases) => {
        const {
          missionCritical,
          lastFalseAt: _at,
          falseShare: _share,
          ...headings
        } = urgencyRecord(cases, now)
        const counted = cases.filter(
          ({ requested, at }) => requested === 'mission-critical' && at > now - 90 * day && at <= now,
        )
        expect([...missionCritical].sort()).toEqual(counted.map(({ ticketId }) => ticketId).sort())
        expect(Object.values(headings).flat().sort()).toEqual([...missionCritical].sort())
      }),
    )
  })

  it('is the same whatever order the tickets came in', () => {
    fc.assert(
      fc.property(
        casesArbitrary.chain((cases) =>
          fc.tuple(fc.constant(cases), fc.shuffledSubarray(cases, { minLength: cases.length })),
        ),
        ([cases, shuffled]) => {
          expect(urgencyRecord(shuffled, now)).toEqual(urgencyRecord(cases, now))
        },
      ),
    )
  })

  it('counts a flag as a false alarm until somebody judges the ticket', () => {
    expect(urgencyRecord([aCase('flagged', 1, { isFlagged: true })], now).falseAlarms).toEqual(['flagged'])
    const judged = aCase('flagged', 1, { isFlagged: true, verdict: 'justified' })
    expect(urgencyRecord([judged], now)).toMatchObject({ falseAlarms: [], justified: ['flagged'] })
  })

  it('never holds against a group what was part of an outage, or came from nobody it knows', () => {
    const cases = [
      aCase('outage', 4, { verdict: 'false-alarm', isOutage: true }),
      aCase('flagged', 3, { isFlagged: true, isOutage: true }),
      aCase('stranger', 2, { verdict: 'false-alarm', isVouched: false }),
      aCase('thanks', 1, { verdict: 'justified', isVouched: false }),
    ]
    expect(urgencyRecord(cases, now)).toMatchObject({
      falseAlarms: [],
      excused: ['outage', 'flagged'],
      unvouched: ['stranger'],
      justified: ['thanks'],
      lastFalseAt: null,
    })
  })

  it('makes no liar of a group by one false alarm, and none of a group without any', () => {
    const share = (cases: PagedCase[]) => urgencyRecord(cases, now).falseShare
    expect(share([])).toBe(0.25)
    expect(share([falseAlarm('a', 1)])).toBeCloseTo(0.4)
    const nine = Array.from({ length: 9 }, (_, index) => falseAlarm(`f${index}`, index + 6))
    const three = Array.from({ length: 3 }, (_, index) => aCase(`j${index}`, index, { verdict: 'justified' }))
    expect(share([...nine, ...three])).toBeCloseTo(10 / 16)
    expect(urgencyRecord([...nine, ...three], now).lastFalseAt).toBe(now - 6 * day)
  })
})

describe('the rule that suggests groups for the blocklist', () => {
  const rule = { falseAlarms: 3, days: 30 }

  it('suggests at the third false alarm within 30 days, and names them', () => {
    const cases = [falseAlarm('a', 29), falseAlarm('b', 10), falseAlarm('c', 1)]
    expect(suggestingCases(cases, rule, now).map(({ ticketId }) => ticketId)).toEqual(['a', 'b', 'c'])
    expect(suggestingCases(cases.slice(1), rule, now)).toEqual([])
    expect(suggestingCases([falseAlarm('a', 30), ...cases.slice(1)], rule, now)).toEqual([])
  })

  it('says what a block would have withheld, and which of it was right', () => {
    const cases = [
      falseAlarm('before', 100),
      falseAlarm('a', 20),
      aCase('real', 10, { verdict: 'justified', number: 5123 }),
      aCase('silent', 5, { hasPaged: false }),
      aCase('open', 1),
    ]
    const { withheld, justified } = replayBlock(cases, now - 90 * day, now)
    expect(withheld.map(({ ticketId }) => ticketId)).toEqual(['a', 'real', 'open'])
    expect(justified.map(({ number }) => number)).toEqual([5123])
  })

  it('replays a rule from the moment it was first met', () => {
    const cases = [
      falseAlarm('a', 80),
      falseAlarm('b', 70),
      falseAlarm('c', 60),
      aCase('real', 50, { verdict: 'justified' }),
      falseAlarm('d', 5),
    ]
    const since = now - 90 * day
    const replay = replayRule(cases, rule, since, now)
    expect(replay.metAt).toBe(now - 60 * day)
    expect(replay.withheld.map(({ ticketId }) => ticketId)).toEqual(['real', 'd'])
    expect(replay.justified.map(({ ticketId }) => ticketId)).toEqual(['real'])
    expect(replayRule(cases, { falseAlarms: 5, days: 30 }, since, now)).toEqual({
      withheld: [],
      justified: [],
      metAt: null,
    })
  })
})
