import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupIdSchema, operationIdSchema, pageIdSchema } from '#shared/protocol/common'
import { decidePage, type EarlierPage, type GateQuestion } from '#shared/rules/page-gate'

const minute = 60_000
const now = Date.parse('2026-11-28T03:00:00.000Z')
const entry = operationIdSchema.parse('entry-1')
const acme = groupIdSchema.parse('acme')
const borealis = groupIdSchema.parse('borealis')

const question = (given: Partial<GateQuestion> = {}): GateQuestion => ({
  groupId: acme,
  isConfirmed: true,
  blockedBy: [],
  outageId: null,
  pages: [],
  now,
  ...given,
})
const page = (id: string, given: Partial<EarlierPage> = {}): EarlierPage => ({
  id: pageIdSchema.parse(id),
  groupId: acme,
  outageId: null,
  beganAt: now - minute,
  acknowledgedAt: null,
  isOver: false,
  ...given,
})

const pageArbitrary = fc.record({
  id: fc.uuid().map((id) => pageIdSchema.parse(id)),
  groupId: fc.constantFrom(acme, borealis),
  outageId: fc.constantFrom(null, 'outage-1'),
  beganAt: fc.integer({ min: now - 200 * minute, max: now + 5 * minute }),
  acknowledgedAt: fc.option(fc.integer({ min: now - 200 * minute, max: now })),
  isOver: fc.boolean(),
})
const questionArbitrary = fc.record({
  groupId: fc.constantFrom(acme, borealis),
  isConfirmed: fc.boolean(),
  blockedBy: fc.array(fc.constant(entry), { maxLength: 2 }),
  outageId: fc.constantFrom(null, 'outage-1'),
  pages: fc.array(pageArbitrary, { maxLength: 8 }),
  now: fc.constant(now),
})

describe('the gate', () => {
  it('never wakes anybody for a blocked group, and withholds for no other', () => {
    fc.assert(
      fc.property(questionArbitrary, (asked) => {
        expect(decidePage(asked).outcome === 'withheld').toBe(asked.blockedBy.length > 0)
      }),
    )
  })

  it('lets only confirmed groups wake people', () => {
    fc.assert(
      fc.property(questionArbitrary, (asked) => {
        const { outcome } = decidePage({ ...asked, isConfirmed: false, blockedBy: [] })
        expect(outcome).toBe('unknown-group')
      }),
    )
  })

  it('names a page that is there wherever it makes none of its own', () => {
    fc.assert(
      fc.property(questionArbitrary, (asked) => {
        const decision = decidePage(asked)
        const there = asked.pages.filter(({ isOver }) => !isOver).map(({ id }) => id)
        expect('pageId' in decision ? there : [undefined]).toContain(
          'pageId' in decision ? decision.pageId : undefined,
        )
      }),
    )
  })

  it.each<[string, Partial<GateQuestion>, unknown]>([
    ['a first ticket', {}, { outcome: 'page' }],
    ['a second one of the group within 15 minutes', { pages: [page('one', { beganAt: now - 15 * minute })] }, { outcome: 'joined', pageId: 'one' }],
    ['one after 15 minutes', { pages: [page('one', { beganAt: now - 15 * minute - 1 })] }, { outcome: 'page' }],
    ['one of another group', { pages: [page('one', { groupId: borealis })] }, { outcome: 'page' }],
    ['one of another group in the same outage', { outageId: 'o', pages: [page('one', { groupId: borealis, outageId: 'o' })] }, { outcome: 'joined', pageId: 'one' }],
    ['one whose group somebody has in hand', { pages: [page('one', { acknowledgedAt: now - 60 * minute })] }, { outcome: 'told', pageId: 'one' }],
    ['one an hour after that', { pages: [page('one', { acknowledgedAt: now - 60 * minute - 1 })] }, { outcome: 'page' }],
    ['one after the page was resolved', { pages: [page('one', { isOver: true })] }, { outcome: 'page' }],
    ['one of an outage that somebody of another group has in hand', { outageId: 'o', pages: [page('one', { groupId: borealis, outageId: 'o', acknowledgedAt: now })] }, { outcome: 'page' }],
    ['one of a blocked group in an outage', { blockedBy: [entry], outageId: 'o', pages: [page('one', { outageId: 'o' })] }, { outcome: 'withheld', entryIds: [entry] }],
    ['two that could be joined', { pages: [page('old', { beganAt: now - 2 * minute }), page('new')] }, { outcome: 'joined', pageId: 'new' }],
  ])('decides about %s', (_, given, decision) => {
    expect(decidePage(question(given))).toEqual(decision)
  }) // prettier-ignore
})
