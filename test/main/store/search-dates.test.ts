import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cache } from '#main/store/cache'
import { changeCache } from '#main/store/cache-change'
import { putTicket } from '#main/store/put-ticket'
import { readQueueWindow } from '#main/store/queue-window'
import { countSearch } from '#main/store/search-counts'
import { nobodySearches, planSearch } from '#main/store/search-plan'
import { isRanked, rankHits } from '#main/store/search-ranking'
import { indexSomeText, markTextDue } from '#main/store/text-index'
import { defaultQueueView, type QueueView } from '#shared/ipc/queue-view'
import type { SearchClock } from '#shared/rules/search-dates'
import { cacheInFolder, ticketOf } from './cached.ts'

let cache: Cache
let drop: () => void
beforeEach(() => ({ cache, remove: drop } = cacheInFolder()))
afterEach(() => drop())

const hour = 3_600_000
/** The night in which the clocks of Berlin go back: 25 hours. */
const night = Date.UTC(2026, 9, 25)
/** Filed every two hours about that night. */
const filedAt = Array.from({ length: 60 }, (_, n) => night - 60 * hour + n * 2 * hour)

function fill(instants: readonly number[]): void {
  changeCache(cache, (change) => {
    for (const [index, instant] of instants.entries()) {
      const sketch = { number: index + 1, urgency: 'question', status: 'new', group: 'g', assignee: null, updated: index, subject: 'Mail', name: 'Ada' } as const // prettier-ignore
      const ticket = { ...ticketOf(sketch), createdAt: new Date(instant).toISOString() }
      markTextDue(change.database, putTicket(change, ticket, ticket, false))
    }
  })
  while (indexSomeText(cache.write, 1000) > 0);
}

const viewOf = (text: string): QueueView => ({ ...defaultQueueView, statuses: [], text })
const contextAt = (clock: SearchClock) => ({ ...nobodySearches, clock })

function look(text: string, clock: SearchClock) {
  const window = readQueueWindow(cache.read, viewOf(text), { kind: 'start' }, 500, contextAt(clock))
  if (!window.ok) throw new Error(window.failure.message)
  return window.value
}

function count(text: string, clock: SearchClock): number {
  const { plan } = planSearch(cache.read, viewOf(text), contextAt(clock))
  if (plan === null) throw new Error('Nothing is searched for.')
  const steps = countSearch(cache.read, plan, viewOf(text))
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value.total
}

/** The calendar day, as the zone itself writes it. */
const dateOf = (instant: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)

describe('a search by a date that moves with the clock', () => {
  it('lists and counts the same, before and after midnight, whichever way the clock jumps', () => {
    fill(filedAt)
    const zone = fc.constantFrom('Europe/Berlin', 'America/Havana', 'Asia/Kathmandu', 'UTC')
    const moment = fc.integer({ min: night - 40 * hour, max: night + 60 * hour })
    const jump = fc.integer({ min: -30 * hour, max: 30 * hour })
    fc.assert(
      fc.property(zone, moment, jump, (timeZone, now, by) => {
        for (const clock of [now, now + by, now].map((at) => ({ now: at, timeZone }))) {
          const today = dateOf(clock.now, timeZone)
          const expected = {
            'after:today': filedAt.filter((at) => dateOf(at, timeZone) >= today).length,
            'before:today': filedAt.filter((at) => dateOf(at, timeZone) < today).length,
            '-before:today': filedAt.filter((at) => dateOf(at, timeZone) >= today).length,
          }
          for (const [text, total] of Object.entries(expected)) {
            const { rows, total: shown } = look(text, clock)
            expect({ text, rows: rows.length, shown, counted: count(text, clock) }).toEqual({
              text,
              rows: total,
              shown: total,
              counted: total,
            })
          }
          const halves = ['after:1d', 'before:1d'].map((text) => look(text, clock).total)
          expect(halves.reduce((sum, one) => sum + one, 0)).toBe(filedAt.length)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('is the same search a moment later: what was counted and ranked of it is still known', () => {
    fill(Array.from({ length: 1100 }, (_, n) => night - n * 1000))
    const clock = { now: night + hour, timeZone: 'Europe/Berlin' }
    const later = { ...clock, now: clock.now + 30_000 }
    expect(look('mail after:3d', clock).search?.isTotalExact).toBe(false)
    expect(count('mail after:3d', clock)).toBe(1100)
    expect(look('mail after:3d', later)).toMatchObject({ total: 1100, search: { isTotalExact: true } })
    const planAt = (at: SearchClock) => planSearch(cache.read, viewOf('mail after:3d'), contextAt(at)).plan
    const [before, after] = [planAt(clock), planAt(later)]
    if (before === null || after === null) throw new Error('Nothing is searched for.')
    for (const _ of rankHits(cache.read, before));
    expect(isRanked(cache.read, after)).toBe(true)
  })
})
