import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { findOutages, type OutageReport } from '#shared/rules/outages'

const minute = 60_000
const rule = { groups: 3, minutes: 15 }

const report = (id: string, group: string, atMinute: number, corroborates = true): OutageReport => ({
  ticketId: ticketIdSchema.parse(id),
  groupId: groupIdSchema.parse(group),
  at: atMinute * minute,
  corroborates,
})
const reportsArbitrary = fc.uniqueArray(
  fc
    .tuple(
      fc.nat(200),
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.integer({ min: 0, max: 120 }),
      fc.boolean(),
    )
    .map(([id, group, at, corroborates]) => report(`t${id}`, group, at, corroborates)),
  { selector: ({ ticketId }) => ticketId, maxLength: 25 },
)

/** Whether a report stands in some window of the rule in which enough groups reported: slow, and plain to read. */
function isInWindow(reports: readonly OutageReport[], { at }: OutageReport): boolean {
  const counting = reports.filter(({ corroborates }) => corroborates)
  return counting.some((first) => {
    const within = counting.filter(
      (each) => each.at >= first.at && each.at - first.at <= rule.minutes * minute,
    )
    const last = Math.max(...within.map((each) => each.at))
    return new Set(within.map(({ groupId }) => groupId)).size >= rule.groups && at >= first.at && at <= last
  })
}

describe('outages', () => {
  it('hold exactly what stands in a window in which enough groups reported', () => {
    fc.assert(
      fc.property(reportsArbitrary, (reports) => {
        const tied = findOutages(reports, rule).flatMap(({ ticketIds }) => ticketIds)
        expect(new Set(tied).size).toBe(tied.length)
        const expected = reports.filter((each) => isInWindow(reports, each)).map(({ ticketId }) => ticketId)
        expect([...tied].sort()).toEqual([...expected].sort())
      }),
      { numRuns: 500 },
    )
  })

  it('are the same in whatever order the reports came', () => {
    fc.assert(
      fc.property(
        reportsArbitrary.chain((reports) =>
          fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
        ),
        ([reports, shuffled]) => {
          expect(findOutages(shuffled, rule)).toEqual(findOutages(reports, rule))
        },
      ),
    )
  })

  it('need several groups, not several tickets', () => {
    expect(findOutages([report('1', 'a', 0), report('2', 'a', 1), report('3', 'b', 2)], rule)).toEqual([])
    const [outage] = findOutages([report('1', 'a', 0), report('2', 'b', 7), report('3', 'c', 15)], rule)
    expect(outage).toMatchObject({ ticketIds: ['1', '2', '3'], groupIds: ['a', 'b', 'c'] })
    expect(findOutages([report('1', 'a', 0), report('2', 'b', 7), report('3', 'c', 16)], rule)).toEqual([])
  })

  it('are not made by groups that are blocked or unknown, and take their reports in all the same', () => {
    const unknown = [report('1', 'x', 0, false), report('2', 'y', 1, false), report('3', 'z', 2, false)]
    expect(findOutages(unknown, rule)).toEqual([])
    const reports = [
      report('4', 'a', 0),
      report('5', 'blocked', 5, false),
      report('6', 'b', 6),
      report('7', 'c', 7),
    ]
    expect(findOutages(reports, rule)).toMatchObject([
      { ticketIds: ['4', '5', '6', '7'], groupIds: ['a', 'b', 'c'] },
    ])
  })

  it('go on as long as the reports do, and are two where it was quiet in between', () => {
    const wave = (from: number) =>
      ['a', 'b', 'c', 'd'].map((group, index) => report(`${from}${group}`, group, from + index * 5))
    expect(findOutages([...wave(0), ...wave(20)], rule)).toHaveLength(1)
    expect(findOutages([...wave(0), ...wave(60)], rule)).toHaveLength(2)
  })

  it('name a ticket once that reported twice', () => {
    const reports = [report('1', 'a', 0), report('2', 'b', 3), report('1', 'a', 5), report('3', 'c', 6)]
    expect(findOutages(reports, rule)).toMatchObject([
      { ticketIds: ['1', '2', '3'], groupIds: ['a', 'b', 'c'] },
    ])
  })

  it('that stand already stay, and grow by what touches them', () => {
    const reports = [report('1', 'a', 0), report('2', 'b', 10), report('3', 'c', 12), report('4', 'd', 20)]
    const stricter = { groups: 4, minutes: 5 }
    expect(findOutages(reports, stricter)).toEqual([])
    expect(findOutages(reports, stricter, [{ from: 0, to: 10 * minute }])).toMatchObject([
      { beganAt: 0, lastAt: 10 * minute, ticketIds: ['1', '2'] },
    ])
    expect(findOutages(reports, rule, [{ from: 12 * minute, to: 20 * minute }])).toMatchObject([
      { ticketIds: ['1', '2', '3', '4'] },
    ])
  })
})
