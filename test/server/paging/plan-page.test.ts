import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { methodIdSchema, responderIdSchema, type ResponderId } from '#shared/protocol/common'
import { defaultPagingRules as rules } from '#shared/protocol/settings'
import type { Attempt } from '#server/paging/person-step'
import { planPage, type PagePlan, type PageUnderWay, type Staffing } from '#server/paging/plan-page'

const ann = responderIdSchema.parse('ann')
const bob = responderIdSchema.parse('bob')
const cy = responderIdSchema.parse('cy')
const method = (id: string, isVerified = true) => ({ id: methodIdSchema.parse(id), isVerified })
const minute = 60_000

const fresh: PageUnderWay = {
  kind: 'gate',
  named: [],
  firstTo: null,
  methodId: null,
  round: 0,
  roundBeganAt: 0,
  beganAt: 0,
}
const staffing: Staffing = {
  onDuty: [ann, bob],
  escalation: [],
  people: [
    { id: ann, methods: [method('a1'), method('a2')] },
    { id: bob, methods: [method('b1')] },
    { id: cy, methods: [method('c1')] },
  ],
}
const attempt = (
  responderId: ResponderId,
  methodId: string,
  state: Attempt['state'],
  settledAt: number | null,
  round = 1,
): Attempt => ({ responderId, methodId: methodIdSchema.parse(methodId), round, state, settledAt })
const sent = ({ steps }: PagePlan) => steps.map(({ responderId, methodId }) => `${responderId} ${methodId}`)
const begun = { ...fresh, round: 1 }

describe('a page that nobody has', () => {
  it('goes to everybody on duty at once, by the first way of each', () => {
    const plan = planPage(fresh, [], staffing, rules, 1000)
    expect(sent(plan)).toEqual(['ann a1', 'bob b1'])
    expect(plan).toMatchObject({ round: 1, roundBeganAt: 1000, nextRoundAt: 1000 + 5 * minute, trouble: '' })
  })

  it('tries nothing twice, and waits for what is under way', () => {
    const plan = planPage(begun, [attempt(ann, 'a1', 'queued', null), attempt(bob, 'b1', 'queued', null)], staffing, rules, 10) // prettier-ignore
    expect(plan).toMatchObject({ steps: [], dueAt: 5 * minute })
  })

  it('goes on to the next way a minute after the gateway took it, and at once where it failed', () => {
    const taken = [attempt(ann, 'a1', 'accepted', 1000), attempt(bob, 'b1', 'accepted', 2000)]
    expect(planPage(begun, taken, staffing, rules, 1000 + minute - 1)).toMatchObject({ steps: [], dueAt: 1000 + minute }) // prettier-ignore
    expect(sent(planPage(begun, taken, staffing, rules, 1000 + minute))).toEqual(['ann a2'])
    const failed = [attempt(ann, 'a1', 'failed', 1000), attempt(bob, 'b1', 'queued', null)]
    expect(sent(planPage(begun, failed, staffing, rules, 1001))).toEqual(['ann a2'])
  })

  it('says so where no gateway took it, and goes on', () => {
    const failed = [
      attempt(ann, 'a1', 'failed', 1),
      attempt(ann, 'a2', 'failed', 2),
      attempt(bob, 'b1', 'failed', 3),
    ]
    const plan = planPage(begun, failed, staffing, rules, 10)
    expect(plan).toMatchObject({
      steps: [],
      dueAt: 5 * minute,
      trouble: 'No gateway took it: nobody was reached.',
    })
    expect(sent(planPage(begun, failed, staffing, rules, 5 * minute))).toEqual(['ann a1', 'bob b1'])
  })

  it('goes round again after five minutes, once, however long nobody looked', () => {
    const taken = [attempt(ann, 'a1', 'accepted', 0), attempt(ann, 'a2', 'accepted', minute), attempt(bob, 'b1', 'accepted', 0)] // prettier-ignore
    const plan = planPage(begun, taken, staffing, rules, 8 * 60 * minute)
    expect(plan).toMatchObject({ round: 2, roundBeganAt: 8 * 60 * minute })
    expect(sent(plan)).toEqual(['ann a1', 'bob b1'])
  })

  it('goes to everybody after three repeats', () => {
    expect(sent(planPage({ ...begun, round: 3 }, [], staffing, rules, 5 * minute))).toEqual([
      'ann a1',
      'bob b1',
    ])
    expect(sent(planPage({ ...begun, round: 4 }, [], staffing, rules, 5 * minute))).toEqual(['ann a1', 'bob b1', 'cy c1']) // prettier-ignore
  })

  it('asks whom the escalation names, when it names them', () => {
    const escalation = [{ afterMinutes: 2, responderIds: [cy] }]
    const taken = [
      attempt(ann, 'a1', 'accepted', 0),
      attempt(ann, 'a2', 'accepted', 0),
      attempt(bob, 'b1', 'accepted', 0),
    ]
    const early = planPage(begun, taken, { ...staffing, escalation }, rules, minute)
    expect(early).toMatchObject({ steps: [], dueAt: 2 * minute })
    expect(sent(planPage(begun, taken, { ...staffing, escalation }, rules, 2 * minute))).toEqual(['cy c1'])
  })

  it('asks whom it names, and nobody else', () => {
    expect(sent(planPage({ ...fresh, named: [cy] }, [], staffing, rules, 0))).toEqual(['cy c1'])
  })

  it('tries ways that nobody verified only where no verified one is left', () => {
    const people = [{ id: ann, methods: [method('a1', false), method('a2')] }]
    const only = { ...staffing, onDuty: [ann], people }
    expect(sent(planPage(fresh, [], only, rules, 0))).toEqual(['ann a2'])
    expect(sent(planPage(begun, [attempt(ann, 'a2', 'failed', 1)], only, rules, 2))).toEqual(['ann a1'])
  })

  it.each([
    ['This desk has nobody whom it can page.', { ...staffing, people: [] }],
    ['Nobody is on duty: nobody was paged.', { ...staffing, onDuty: [] }],
    ['Nobody on duty has a way to be paged.', { ...staffing, people: [{ id: ann, methods: [] }] }],
  ])('says: %s It looks again when it goes round', (trouble, nobody) => {
    expect(planPage(fresh, [], nobody, rules, 7)).toMatchObject({ steps: [], trouble, dueAt: 7 + 5 * minute })
  })

  it.each([
    ['None of those it was meant for is paged any more.', []],
    ['None of those it is meant for has a way to be paged.', [{ id: cy, methods: [] }]],
  ])('says of a page to somebody by name, and nothing of whoever is on duty: %s', (trouble, those) => {
    const people = [...staffing.people.filter(({ id }) => id !== cy), ...those]
    expect(planPage({ ...fresh, named: [cy] }, [], { ...staffing, people }, rules, 7)).toMatchObject({
      trouble,
    })
  })

  it('widens to everybody in the end, also where nobody is on duty', () => {
    const plan = planPage({ ...begun, round: 4 }, [], { ...staffing, onDuty: [] }, rules, 5 * minute)
    expect(sent(plan)).toEqual(['ann a1', 'bob b1', 'cy c1'])
  })
})

describe('a drill', () => {
  it('goes once, and by one way where it is about one', () => {
    const drill: PageUnderWay = {
      ...fresh,
      kind: 'drill',
      named: [ann],
      methodId: methodIdSchema.parse('a2'),
    }
    const plan = planPage(drill, [], staffing, rules, 5)
    expect(sent(plan)).toEqual(['ann a2'])
    expect(plan.nextRoundAt).toBeNull()
    const taken = [attempt(ann, 'a2', 'accepted', 6)]
    expect(planPage({ ...drill, round: 1 }, taken, staffing, rules, 60 * minute)).toMatchObject({ steps: [], dueAt: null, round: 1 }) // prettier-ignore
  })
})

/** Whoever looks, however often and whenever: what is sent in a round is each way of each person once, in their order. */
it('sends each way of each person once in a round, in their order, whenever it looks', () => {
  const looks = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 3 * minute }), takes: fc.boolean() }), { maxLength: 40 }) // prettier-ignore
  fc.assert(
    fc.property(looks, (moments) => {
      let page: PageUnderWay = fresh
      let attempts: Attempt[] = []
      let now = 0
      for (const { wait, takes } of moments) {
        now += wait
        const plan = planPage(page, attempts, staffing, rules, now)
        page = { ...page, round: plan.round, roundBeganAt: plan.roundBeganAt }
        attempts = attempts.map((one) => (one.settledAt === null ? { ...one, state: takes ? 'accepted' : 'failed', settledAt: now } : one)) // prettier-ignore
        for (const step of plan.steps)
          attempts.push({ ...step, round: plan.round, state: 'queued', settledAt: null })
      }
      for (const person of staffing.people)
        for (let round = 1; round <= page.round; round += 1) {
          const ways = attempts.filter((one) => one.round === round && one.responderId === person.id)
          expect(ways.map(({ methodId }) => methodId)).toEqual(
            person.methods.slice(0, ways.length).map(({ id }) => id),
          )
        }
    }),
  )
})

describe('a page of a group whose earlier page somebody has', () => {
  const told = { ...fresh, firstTo: ann }
  const toldBegun = { ...told, round: 1 }

  it('asks that one alone, and everybody on duty once five minutes are over', () => {
    const plan = planPage(told, [], staffing, rules, 0)
    expect(sent(plan)).toEqual(['ann a1'])
    expect(plan).toMatchObject({ widens: null, dueAt: 5 * minute })
    const taken = [attempt(ann, 'a1', 'accepted', 0), attempt(ann, 'a2', 'accepted', minute)]
    const waits = planPage(toldBegun, taken, staffing, { ...rules, repeatMinutes: 30 }, 5 * minute - 1)
    expect(waits).toMatchObject({ steps: [], widens: null, dueAt: 5 * minute })
    const over = planPage(toldBegun, taken, staffing, { ...rules, repeatMinutes: 30 }, 5 * minute)
    expect(sent(over)).toEqual(['bob b1'])
    expect(over.widens).toBe('unanswered')
  })

  it.each<[string, Staffing, Attempt[]]>([
    ['is not paged any more', { ...staffing, people: staffing.people.slice(1) }, []],
    ['has no way to be paged', { ...staffing, people: [{ id: ann, methods: [] }, ...staffing.people.slice(1)] }, []],
    ['was refused by every gateway', staffing, [attempt(ann, 'a1', 'failed', 1), attempt(ann, 'a2', 'failed', 2)]],
  ])('asks everybody at once where that one %s', (_, people, tried) => {
    const plan = planPage(toldBegun, tried, people, rules, 3)
    expect(sent(plan)).toEqual(['bob b1'])
    expect(plan.widens).toBe('unreached')
  }) // prettier-ignore

  it('asks nobody else before, and everybody then, whenever it looks and whatever the gateways say', () => {
    const looks = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 2 * minute }), takes: fc.boolean() }), { maxLength: 20 }) // prettier-ignore
    const repeats = fc.integer({ min: 1, max: 30 })
    const holders = fc.constantFrom(ann, bob, cy)
    fc.assert(
      fc.property(looks, repeats, holders, (moments, repeatMinutes, holder) => {
        let page: PageUnderWay = { ...fresh, firstTo: holder }
        let attempts: Attempt[] = []
        let now = 0
        const widened: number[] = []
        for (const { wait, takes } of [{ wait: 0, takes: true }, ...moments]) {
          now += wait
          attempts = attempts.map((one) => (one.settledAt === null ? { ...one, state: takes ? 'accepted' : 'failed', settledAt: now } : one)) // prettier-ignore
          const plan = planPage(page, attempts, staffing, { ...rules, repeatMinutes }, now)
          const refused = new Set(attempts.filter(({ state }) => state === 'failed').map(({ methodId }) => methodId)) // prettier-ignore
          const isLost = staffing.people.find(({ id }) => id === holder)?.methods.every(({ id }) => refused.has(id)) // prettier-ignore
          if (plan.widens !== null) widened.push(now)
          const asked = plan.steps.map(({ responderId }) => responderId)
          expect(widened.length === 0 && asked.some((id) => id !== holder)).toBe(false)
          expect(widened.length === 0 && now >= 5 * minute).toBe(false)
          expect(plan.widens !== null && now < 5 * minute && !isLost).toBe(false)
          const others = staffing.onDuty.filter((id) => id !== holder && !asked.includes(id))
          expect(plan.widens === null ? [] : others).toEqual([])
          // What is planned stands in the page, as the engine writes it.
          page = { ...page, round: plan.round, roundBeganAt: plan.roundBeganAt, firstTo: plan.widens === null ? page.firstTo : null } // prettier-ignore
          for (const step of plan.steps)
            attempts.push({ ...step, round: plan.round, state: 'queued', settledAt: null })
          expect(plan.dueAt ?? Infinity).toBeLessThanOrEqual(Math.max(now, 5 * minute) + 30 * minute)
        }
        expect(widened.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
