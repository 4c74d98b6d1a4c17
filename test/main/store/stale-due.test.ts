import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeCache } from '#main/store/cache-change'
import { readShownLevels } from '#main/store/due-book'
import { dueColumns, dueNextOf, neverDue } from '#main/store/due-columns'
import { putGroup } from '#main/store/put-group'
import { putSettings } from '#main/store/put-settings'
import { putTicket } from '#main/store/put-ticket'
import { hasStaleDue, layLevels, refreshSomeDue } from '#main/store/stale-due'
import type { Cache } from '#main/store/cache'
import { defaultSettings } from '#server/store/settings'
import { groupSchema } from '#shared/protocol/group'
import { defaultServiceLevels, type ServiceLevels } from '#shared/protocol/service-levels'
import { plans, type Plan } from '#shared/rules/plans'
import { usualServiceLevels } from '#shared/rules/service-levels/usual-levels'
import { answered, turned } from '#shared/rules/service-levels/timeline'
import { cacheInFolder, groupIds, put, remove, sketch, ticketOf, type Sketch } from './cached.ts'

const usual = usualServiceLevels('America/New_York')
const quick: ServiceLevels = { ...usual, warnPercent: 60, standard: usual['qos-2'] }
const someLevels = fc.constantFrom(usual, quick, defaultServiceLevels)
const somePlan = fc.constantFrom<Plan | null>(null, ...plans)

/** What may happen to a cache, in any order. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ticket' as const), sketch }) },
  fc.record({ kind: fc.constant('plan' as const), group: fc.constantFrom(...groupIds), plan: somePlan }),
  fc.record({ kind: fc.constant('levels' as const), levels: someLevels }),
  fc.record({ kind: fc.constant('laid' as const), levels: fc.option(someLevels) }),
  fc.record({ kind: fc.constant('gone' as const), number: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('some' as const), limit: fc.integer({ min: 1, max: 3 }) }),
)

const at = new Date(1_700_000_000_000).toISOString()

function putPlan(cache: Cache, id: string, plan: Plan | null): void {
  const group = groupSchema.parse({ id, name: id, aliases: [], plan, contacts: [], confirmed: true, mergedInto: null, version: 1, createdAt: at, updatedAt: at }) // prettier-ignore
  changeCache(cache, (change) => putGroup(change, group, group, false))
}

function putLevels(cache: Cache, serviceLevels: ServiceLevels, version: number): void {
  changeCache(cache, (change) => putSettings(change, { ...defaultSettings, serviceLevels, version }))
}

function refreshAll(cache: Cache): void {
  while (refreshSomeDue(cache, 7) > 0) continue
}

function dueIn(cache: Cache): unknown {
  return cache.read
    .all('SELECT number, due, due_look FROM ticket ORDER BY number')
    .map(({ number, due, due_look: dueLook }) => ({ number, due, dueLook }))
}

describe('what the rows of tickets keep of their clocks', () => {
  it('is in the end what is worked out from nothing, in whatever order tickets, plans and promises came', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { cache, remove: drop } = cacheInFolder()
        try {
          const held = new Map<number, Sketch>()
          const planOf = new Map<string, Plan | null>()
          for (const [place, one] of steps.entries()) {
            if (one.kind === 'ticket') {
              put(cache, [one.sketch])
              held.set(one.sketch.number, one.sketch)
            } else if (one.kind === 'plan') {
              putPlan(cache, one.group, one.plan)
              planOf.set(one.group, one.plan)
            } else if (one.kind === 'levels') putLevels(cache, one.levels, place + 1)
            else if (one.kind === 'laid') changeCache(cache, (change) => layLevels(change, one.levels))
            else if (one.kind === 'some') refreshSomeDue(cache, one.limit)
            else {
              remove(cache, [one.number])
              held.delete(one.number)
            }
          }
          refreshAll(cache)
          expect(hasStaleDue(cache.read)).toBe(false)
          const levels = readShownLevels(cache.read)
          const expected = [...held.values()]
            .toSorted((first, second) => first.number - second.number)
            .map((one) => ({
              number: one.number,
              ...dueColumns(ticketOf(one), levels, planOf.get(one.group) ?? null),
            }))
          expect(dueIn(cache)).toEqual(expected)
        } finally {
          drop()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('notes nothing where a promise stands as it stood, and nothing of settled tickets', () => {
    const { cache, remove: drop } = cacheInFolder()
    const one: Sketch = { number: 1, urgency: 'question', status: 'open', group: 'group-1', assignee: null, updated: 0, subject: 'Mail', name: 'Ada' } // prettier-ignore
    put(cache, [one, { ...one, number: 2, status: 'closed' }])
    putLevels(cache, usual, 1)
    expect(refreshSomeDue(cache, 100)).toBe(1)
    putLevels(cache, { ...usual }, 2)
    putPlan(cache, 'group-1', null)
    expect(hasStaleDue(cache.read)).toBe(false)
    expect(dueIn(cache)).toMatchObject([{ number: 1 }, { number: 2, due: neverDue, dueLook: 0 }])
    drop()
  })

  it('follows a reply and a change of the status at once', () => {
    const { cache, remove: drop } = cacheInFolder()
    putLevels(cache, usual, 1)
    const one: Sketch = { number: 1, urgency: 'work-request', status: 'new', group: 'group-1', assignee: null, updated: 0, subject: 'Mail', name: 'Ada' } // prettier-ignore
    const filed = ticketOf(one)
    const shown = () => {
      const row = cache.read.get('SELECT due, due_look FROM ticket') ?? {}
      return dueNextOf({ due: Number(row['due']), dueLook: Number(row['due_look']) })
    }
    const write = (ticket: typeof filed) => changeCache(cache, (change) => putTicket(change, ticket, ticket, false)) // prettier-ignore
    write(filed)
    expect(shown()).toMatchObject({ kind: 'due', clock: 'first-answer' })
    const timeline = answered(filed.timeline ?? { answeredAt: null, turns: [] }, at)
    write({ ...filed, status: 'open', timeline, version: 2 })
    expect(shown()).toMatchObject({ kind: 'due', clock: 'solution' })
    write({ ...filed, status: 'pending', timeline: turned(timeline, 'pending', at), version: 3 })
    expect(shown()).toEqual({ kind: 'paused' })
    write({ ...filed, status: 'closed', timeline: turned(timeline, 'closed', at), version: 4 })
    expect(shown()).toBeNull()
    drop()
  })

  it('works out a ticket whose group nobody knows yet by the standard promise', () => {
    const { cache, remove: drop } = cacheInFolder()
    const one: Sketch = { number: 1, urgency: 'work-request', status: 'new', group: 'group-1', assignee: null, updated: 0, subject: 'Mail', name: 'Ada' } // prettier-ignore
    const filed = { ...ticketOf(one), groupId: null }
    changeCache(cache, (change) => putTicket(change, null, filed, true))
    putLevels(cache, usual, 1)
    refreshAll(cache)
    expect(dueIn(cache)).toEqual([{ number: 1, ...dueColumns(filed, usual, null) }])
    drop()
  })
})
