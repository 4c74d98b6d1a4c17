import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planPage } from '#server/paging/plan-page'
import { responderIdSchema } from '#shared/protocol/common'
import { responderSchema } from '#shared/protocol/responder'
import { defaultRota } from '#shared/protocol/rota'
import { defaultPagingRules as rules } from '#shared/protocol/settings'
import { onDuty } from '#shared/rules/paging/on-duty'
import { wokenPeople } from '#shared/rules/paging/woken-people'

const ids = ['ann', 'bob', 'cy', 'dee'].map((id) => responderIdSchema.parse(id))
const at = Date.UTC(2026, 10, 23, 3)
const from = new Date(at - 1000).toISOString()
const until = new Date(at + 1000).toISOString()

interface Sketch {
  active: boolean
  /** One for each method: whether it was verified. */
  methods: boolean[]
  isOff: boolean
}
const sketch: fc.Arbitrary<Sketch> = fc.record({
  active: fc.boolean(),
  methods: fc.array(fc.boolean(), { maxLength: 3 }),
  isOff: fc.boolean(),
})

function deskOf(sketches: readonly Sketch[]) {
  const responders = sketches.map(
    ({ active, methods }, place) =>
    responderSchema.parse({
      id: ids[place], name: `N${place}`, role: 'support', staffId: null, phone: '', active, version: 1,
      methods: methods.map((isVerified, method) => ({
        id: `${ids[place]}-${method}`, settings: { channel: 'ntfy', server: 'https://ntfy.example', topic: 'x' },
        secretsKept: [], verifiedAt: isVerified ? from : null, lastTest: null, lastGoodTestAt: null,
      })),
    }), // prettier-ignore
  )
  const overrides = sketches.flatMap(({ isOff }, place) =>
    isOff ? [{ id: `o${place}`, off: ids[place] ?? null, on: null, from, until, reason: '' }] : [],
  )
  return { responders, rota: { ...defaultRota, overrides }, rules }
}

describe('whom a page would wake', () => {
  it('is as many people as the engine sends to at once, whoever is there and whoever was named', () => {
    fc.assert(
      fc.property(
        fc.array(sketch, { minLength: 4, maxLength: 4 }),
        fc.subarray(ids),
        fc.boolean(),
        (sketches, named, isDrill) => {
          const desk = deskOf(sketches)
          const active = desk.responders.filter((one) => one.active)
          const staffing = {
            onDuty: onDuty(desk.rota, active.map(({ id }) => id), at), // prettier-ignore
            escalation: [],
            people: active.map(({ id, methods }) => ({
              id,
              methods: methods.map((method) => ({ id: method.id, isVerified: method.verifiedAt !== null })),
            })),
          }
          const kind = isDrill ? ('drill' as const) : ('manual' as const)
          const page = { kind, named, firstTo: null, methodId: null, round: 0, roundBeganAt: 0, beganAt: at }
          const plan = planPage(page, [], staffing, rules, at)
          const woken = wokenPeople({ named, isDrill }, desk, at)
          expect(woken.reached).toBe(new Set(plan.steps.map(({ responderId }) => responderId)).size)
          const widened = planPage({ ...page, kind: 'manual', round: 5 }, [], staffing, rules, at)
          expect(widened.steps).toHaveLength(woken.everybody)
        },
      ),
    )
  })

  it('tells apart who cannot be reached, and who only by ways that nobody verified', () => {
    const desk = deskOf([
      { active: true, methods: [true], isOff: false },
      { active: true, methods: [false, false], isOff: false },
      { active: true, methods: [], isOff: false },
      { active: true, methods: [true, false], isOff: true },
    ])
    expect(wokenPeople({ named: [], isDrill: false }, desk, at)).toEqual({
      isNamed: false,
      reached: 2,
      unverified: 1,
      unreachable: 1,
      everybody: 3,
      widensAfterMinutes: 20,
    })
    // Whoever is named is asked, on duty or not; a drill goes once.
    expect(wokenPeople({ named: ids.slice(2), isDrill: true }, desk, at)).toMatchObject({
      isNamed: true,
      reached: 1,
      unreachable: 1,
      widensAfterMinutes: null,
    })
    expect(wokenPeople({ named: [], isDrill: false }, desk, at + 2000).reached).toBe(3)
  })
})
