import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultServiceLevels, serviceLevelsSchema, type ServiceLevel } from '#shared/protocol/service-levels'
import { businessClock } from '#shared/rules/service-levels/business-clock'
import { dueNext, dueStateAt } from '#shared/rules/service-levels/due-next'
import { noClocks, promisedBy, ticketClocks, type Promised } from '#shared/rules/service-levels/ticket-clocks'
import {
  answered,
  newTimeline,
  takenApart,
  turned,
  type Timeline,
} from '#shared/rules/service-levels/timeline'
import { statuses, type Status } from '#shared/rules/status'

const minute = 60_000
const hour = 60 * minute
const at = (instant: string) => Date.parse(instant)
const filed = at('2026-11-30T08:00:00.000Z')
const iso = (ms: number) => new Date(ms).toISOString()
const after = (minutes: number) => iso(filed + minutes * minute)

const hours = [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }]
const clock = businessClock({ timeZone: 'Europe/Berlin', hours, holidays: [] })
const always = businessClock({ timeZone: 'UTC', hours: null, holidays: [] })
const promised: Promised = { clock: always, firstAnswer: 2 * hour, solution: 8 * hour, warnPercent: 25 }

const timeline = (...turns: [minutes: number, status: Status][]): Timeline =>
  turns.reduce((before, [minutes, status]) => turned(before, status, after(minutes)), newTimeline)

describe('the clock of the first answer', () => {
  it('runs from filing, and warns when a quarter of it is left', () => {
    const { firstAnswer } = ticketClocks(filed, newTimeline, promised)
    expect(firstAnswer).toEqual({
      kind: 'running',
      dueAt: filed + 120 * minute,
      warnAt: filed + 90 * minute,
    })
  })

  it('is not met by a merge that was taken back, as it is by being settled', () => {
    for (const status of ['new', 'pending'] as const) {
      const before = timeline([1, status])
      expect(takenApart(turned(before, 'closed', after(10)), status)).toEqual(before)
    }
    const settled = timeline([60, 'resolved'])
    expect(takenApart(turned(settled, 'closed', after(90)), 'resolved')).toEqual(settled)
  })

  it('is met by the first reply, and missed by one that comes later', () => {
    const inTime = answered(answered(newTimeline, after(120)), after(400))
    expect(ticketClocks(filed, inTime, promised).firstAnswer).toEqual({ kind: 'met', at: filed + 120 * minute }) // prettier-ignore
    const late = answered(newTimeline, after(121))
    expect(ticketClocks(filed, late, promised).firstAnswer).toMatchObject({ kind: 'missed', at: filed + 121 * minute }) // prettier-ignore
  })

  it('goes on while the ticket waits for a customer who was told nothing', () => {
    expect(ticketClocks(filed, timeline([10, 'pending']), promised).firstAnswer).toMatchObject({
      kind: 'running',
      dueAt: filed + 120 * minute,
    })
  })

  it('is met by resolving what was never answered, also when it is opened again', () => {
    const reopened = timeline([30, 'resolved'], [500, 'open'])
    expect(ticketClocks(filed, reopened, promised).firstAnswer).toEqual({ kind: 'met', at: filed + 30 * minute }) // prettier-ignore
  })
})

describe('the clock of the solution', () => {
  it('stands still while the ticket waits for its customer', () => {
    expect(ticketClocks(filed, timeline([60, 'pending']), promised).solution).toEqual({
      kind: 'paused',
      left: 7 * hour,
    })
    const resumed = timeline([60, 'pending'], [360, 'open'])
    expect(ticketClocks(filed, resumed, promised).solution).toMatchObject({ dueAt: filed + 13 * hour })
  })

  it('ends when it is resolved, and goes on with what is left when it is opened again', () => {
    const resolved = timeline([60, 'resolved'])
    expect(ticketClocks(filed, resolved, promised).solution).toEqual({ kind: 'met', at: filed + hour })
    const reopened = turned(resolved, 'open', after(6000))
    expect(ticketClocks(filed, reopened, promised).solution).toMatchObject({
      kind: 'running',
      dueAt: filed + 6000 * minute + 7 * hour,
    })
  })

  it('remembers that it was missed, whatever comes after', () => {
    const late = timeline([600, 'resolved'])
    expect(ticketClocks(filed, late, promised).solution).toEqual({
      kind: 'missed',
      dueAt: filed + 8 * hour,
      at: filed + 600 * minute,
    })
    const reopened = turned(late, 'open', after(700))
    expect(ticketClocks(filed, reopened, promised).solution).toMatchObject({ kind: 'running', dueAt: filed + 8 * hour }) // prettier-ignore
  })

  it('goes by the hours of the plan', () => {
    const friday = at('2026-11-27T16:00:00Z')
    const { solution } = ticketClocks(friday, newTimeline, { ...promised, clock, solution: 2 * hour })
    expect(solution).toMatchObject({ dueAt: at('2026-11-30T08:00:00Z') })
  })

  it('is never shortened by a pause, wherever that lies', () => {
    const pause = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }))
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), (pauses, target) => {
        let minutes = 0
        let paused = newTimeline
        const within = { ...promised, clock, solution: target * hour }
        const dueOf = (one: Timeline) => {
          const { solution } = ticketClocks(filed, one, within)
          return solution?.kind === 'running' ? solution.dueAt : null
        }
        let before = dueOf(paused) ?? 0
        for (const [works, waits] of pauses) {
          paused = turned(paused, 'pending', after((minutes += works)))
          paused = turned(paused, 'open', after((minutes += waits)))
          const due = dueOf(paused) ?? 0
          expect(due).toBeGreaterThanOrEqual(before)
          before = due
        }
      }),
    )
  })
})

describe('what is promised', () => {
  const level: ServiceLevel = {
    hours: null,
    firstAnswer: { ...defaultServiceLevels.standard.firstAnswer, question: 60 },
    solution: defaultServiceLevels.standard.solution,
  }
  const levels = serviceLevelsSchema.parse({ ...defaultServiceLevels, 'qos-1': level })

  it('is what the group’s plan says for the effective urgency', () => {
    const clocks = ticketClocks(filed, newTimeline, promisedBy(levels, 'qos-1', 'question'))
    expect(clocks.firstAnswer).toMatchObject({ dueAt: filed + hour })
    expect(clocks.solution).toBeNull()
  })

  it('is nothing where the desk promised nothing', () => {
    for (const [plan, urgency] of [
      ['qos-1', 'work-request'],
      [null, 'question'],
      ['blue-ice', 'question'],
    ] as const)
      // prettier-ignore
      expect(ticketClocks(filed, newTimeline, promisedBy(levels, plan, urgency))).toEqual(noClocks)
  })
})

describe('what is due next', () => {
  it('is the clock that ends first of those that run', () => {
    expect(dueNext(ticketClocks(filed, newTimeline, promised))).toMatchObject({ clock: 'first-answer', at: filed + 2 * hour }) // prettier-ignore
    const replied = answered(newTimeline, after(5))
    expect(dueNext(ticketClocks(filed, replied, promised))).toMatchObject({ clock: 'solution', at: filed + 8 * hour }) // prettier-ignore
  })

  it('is nothing while an answered ticket waits, and when it is settled', () => {
    const waiting = turned(answered(newTimeline, after(5)), 'pending', after(6))
    expect(dueNext(ticketClocks(filed, waiting, promised))).toEqual({ kind: 'paused' })
    expect(dueNext(ticketClocks(filed, turned(waiting, 'resolved', after(9)), promised))).toBeNull()
  })

  it('is late from the moment after it was due', () => {
    const due = { at: filed + 100, warnAt: filed + 50 }
    expect([49, 50, 100, 101].map((ms) => dueStateAt(filed + ms, due))).toEqual(['ample', 'soon', 'soon', 'late']) // prettier-ignore
  })
})

it('holds turns in order, each to another than before, whatever the clocks of those who made them show', () => {
  const step = fc.tuple(fc.constantFrom(...statuses), fc.integer({ min: -600, max: 600 }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let built = newTimeline
      for (const [status, minutes] of steps) built = turned(built, status, after(minutes))
      const instants = built.turns.map((turn) => turn.at)
      expect(instants).toEqual(instants.toSorted())
      for (const [place, { to }] of built.turns.entries())
        expect(to).not.toBe(place === 0 ? 'desk' : built.turns[place - 1]?.to)
    }),
  )
})
