import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changeCache } from '#main/store/cache-change'
import { dueColumns, dueNextOf } from '#main/store/due-columns'
import { readQueueWindow } from '#main/store/queue-window'
import { nobodySearches } from '#main/store/search-plan'
import { layLevels } from '#main/store/stale-due'
import { indexSomeText } from '#main/store/text-index'
import { defaultQueueView } from '#shared/ipc/queue-view'
import { dueStateAt } from '#shared/rules/service-levels/due-next'
import { usualServiceLevels } from '#shared/rules/service-levels/usual-levels'
import { cacheInFolder, put, sketch, ticketOf, type Sketch } from './cached.ts'

const minute = 60_000
const filed = 1_700_000_000_000
const levels = usualServiceLevels('Europe/Berlin')

it('finds what is late, and what soon will be, at whatever minute it is looked for', () => {
  fc.assert(
    fc.property(
      fc.array(sketch, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 30 * 24 * 60 }),
      (sketches, minutes) => {
        const { cache, remove } = cacheInFolder()
        try {
          changeCache(cache, (change) => layLevels(change, levels))
          put(cache, sketches)
          while (indexSomeText(cache.write, 100) > 0) continue
          const now = Math.floor(filed / minute) * minute + minutes * minute
          const held = [...new Map(sketches.map((one) => [one.number, one])).values()]
          const found = (text: string) => {
            const context = { ...nobodySearches, clock: { now, timeZone: 'UTC' } }
            const view = { ...defaultQueueView, statuses: [], text }
            const read = readQueueWindow(cache.read, view, { kind: 'start' }, 100, context)
            return read.ok ? read.value.rows.map(({ number }) => number ?? 0).toSorted((a, b) => a - b) : []
          }
          const inState = (state: string | null) =>
            held.filter((one) => stateOf(one, now) === state).map(({ number }) => number).toSorted((a, b) => a - b) // prettier-ignore
          expect(found('is:overdue')).toEqual(inState('late'))
          expect(found('is:due-soon')).toEqual(inState('soon'))
          expect(found('-is:overdue -is:due-soon')).toEqual(
            [...inState('ample'), ...inState(null)].toSorted((a, b) => a - b),
          )
        } finally {
          remove()
        }
      },
    ),
    { numRuns: 40 },
  )
})

/** How near the end of what is due next is; null where nothing is. */
function stateOf(one: Sketch, now: number): string | null {
  const next = dueNextOf(dueColumns(ticketOf(one), levels, null))
  return next?.kind === 'due' ? dueStateAt(now, next) : null
}
