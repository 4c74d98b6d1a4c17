import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { changeCache } from '#main/store/cache-change'
import { layLevels, refreshSomeDue } from '#main/store/stale-due'
import { watchPaging } from '#main/sync/alarms/watch-paging'
import { defaultServiceLevels, noServiceLevel, type ServiceLevels } from '#shared/protocol/service-levels'
import { urgencies } from '#shared/rules/urgency'
import { startDesk } from '../../../support/desk.ts'
import { openConsole } from '../../../support/open-console.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { put, remove, sketch, staffIds } from '../../store/cached.ts'

/** The tickets of the sketches were filed then. */
const filedAt = 1_700_000_000_000
const hour = 3_600_000
const within = (minutes: number): ServiceLevels => {
  const promised = Object.fromEntries(urgencies.map((urgency) => [urgency, minutes]))
  const { firstAnswer, solution } = noServiceLevel
  return {
    ...defaultServiceLevels,
    warnPercent: 50,
    standard: { hours: null, firstAnswer, solution: { ...solution, ...promised } },
  }
}
const aDay = within(24 * 60)
const someLevels = fc.constantFrom(defaultServiceLevels, aDay, within(6 * 60))

/** Of few tickets, so that they meet again. */
const few = sketch.map((one) => ({ ...one, number: 1 + (one.number % 8) }))

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tickets' as const), sketches: fc.array(few, { minLength: 1, maxLength: 4 }) }) }, // prettier-ignore
  fc.record({ kind: fc.constant('gone' as const), number: few.map(({ number }) => number) }),
  fc.record({ kind: fc.constant('levels' as const), levels: someLevels }),
  fc.record({ kind: fc.constant('hours' as const), hours: fc.integer({ min: 1, max: 20 }) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
)

it('a look at what changed finds what stands, as a look at all there is does', async () => {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  let now = filedAt
  const { session, online, close } = await openConsole({
    profile: await temporaryFolder(),
    serviceUrl: desk.url,
    token: desk.token,
    now: () => now,
  })
  onTestFinished(close)
  await online()
  const { cache, notices, person } = session
  /** The first of the two is the reader. */
  const assignee = (id: string | null) => (id === staffIds[0] ? person.id : id)
  const stands = () => {
    watchPaging(session)
    return notices.kept?.told?.all().toSorted()
  }

  function promise(levels: ServiceLevels): void {
    changeCache(cache, (change) => layLevels(change, levels))
    while (refreshSomeDue(cache, 5) > 0) continue
  }

  function take(one: typeof step extends fc.Arbitrary<infer Step> ? Step : never): void {
    if (one.kind === 'tickets')
      put(cache, one.sketches.map((each) => ({ ...each, assignee: assignee(each.assignee) }))) // prettier-ignore
    else if (one.kind === 'gone') remove(cache, [one.number])
    else if (one.kind === 'levels') promise(one.levels)
    else if (one.kind === 'hours') now += one.hours * hour
    else watchPaging(session)
  }

  fc.assert(
    fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
      now = filedAt
      remove(cache, [1, 2, 3, 4, 5, 6, 7, 8])
      promise(aDay)
      notices.looked = null
      watchPaging(session)
      for (const one of steps) take(one)
      const found = stands()
      expect(found).not.toBeUndefined()
      notices.looked = null
      expect(found).toEqual(stands())
    }),
    { numRuns: 100 },
  )
})
