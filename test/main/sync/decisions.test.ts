import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterFailure } from '#main/sync/after-failure'
import { backoffMs } from '#main/sync/backoff'
import { conflictingFields } from '#main/sync/conflicts'
import { nextConnection } from '#main/sync/connection'
import { continuesFeed, planPull, positionAfter, recoverPull } from '#main/sync/plan-pull'
import type { ConnectionState } from '#shared/ipc/views'

const random = fc.double({ min: 0, max: 0.999999, noNaN: true })
const failure = { code: 'service-unreachable' as const, message: 'x' }

describe('waiting before the next try', () => {
  it('never exceeds a minute of its own, and never asks sooner than the service allowed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        random,
        fc.option(fc.nat(3_600_000), { nil: undefined }),
        (failures, share, after) => {
          const wait = backoffMs(failures, share, after)
          expect(wait).toBeGreaterThanOrEqual(after ?? 0)
          expect(wait).toBeLessThanOrEqual((after ?? 0) + 60_000)
        },
      ),
    )
  })

  it('spreads consoles over a span that doubles', () => {
    expect([1, 2, 3, 20].map((failures) => backoffMs(failures, 0.5))).toEqual([500, 1000, 2000, 30_000])
    expect(backoffMs(5, 0)).toBe(0)
  })
})

describe('a change that met another one', () => {
  const fields = fc.dictionary(
    fc.constantFrom('status', 'urgency', 'assigneeId'),
    fc.constantFrom('a', 'b', null),
    { noNullPrototype: true },
  )
  it('is merged exactly where nobody else touched its fields, or wanted the same', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, current, wanted) => {
        const conflicts = conflictingFields(base, current, wanted)
        for (const [field, value] of Object.entries(current)) {
          const untouched = (base[field] ?? null) === value || (wanted[field] ?? null) === value
          expect(conflicts.includes(field)).toBe(!untouched)
        }
      }),
    )
  })
})

describe('the state of the connection', () => {
  const offline: ConnectionState = { kind: 'offline', since: 10, retryAt: 20, failure }
  it('stays offline since the first failure and online since the first success', () => {
    expect(nextConnection(offline, { kind: 'failed', at: 50, retryAt: 60, failure })).toEqual({
      ...offline,
      retryAt: 60,
    })
    const online = nextConnection(offline, { kind: 'caught-up', at: 70 })
    expect(online).toEqual({ kind: 'online', since: 70 })
    expect(nextConnection(online, { kind: 'caught-up', at: 90 })).toBe(online)
    expect(nextConnection(online, { kind: 'failed', at: 95, retryAt: null, failure })).toMatchObject({
      since: 95,
    })
  })
  it('does not flicker while it tries again', () => {
    expect(nextConnection(offline, { kind: 'tried' })).toBe(offline)
  })
  it('says how far along the feed a first sync is, once it knows how long the feed is', () => {
    const after = (reached: number, head: number | null, again = false) =>
      nextConnection({ kind: 'connecting' }, { kind: 'page-pulled', at: 5, reached, head, again })
    const since = { at: 5, done: 7 }
    expect(after(7, null)).toEqual({ kind: 'pulling', done: 7, total: null, since })
    expect(after(7, 9)).toEqual({ kind: 'pulling', done: 7, total: 9, since })
    expect(after(12, 9)).toMatchObject({ kind: 'pulling', done: 12, total: 12 })
    expect(after(7, 9, true)).toEqual({ kind: 'pulling', done: 7, total: 9, again: true, since })
  })
  it('remembers where the first page ended while the sync goes on, and begins anew with another one', () => {
    const page = (at: number, reached: number, again = false) =>
      ({ kind: 'page-pulled', at, reached, head: null, again }) as const
    const first = nextConnection({ kind: 'connecting' }, page(5, 100))
    const second = nextConnection(first, page(9, 200))
    expect(second).toMatchObject({ done: 200, since: { at: 5, done: 100 } })
    expect(nextConnection(second, page(12, 100))).toMatchObject({ since: { at: 12, done: 100 } })
    expect(nextConnection(second, page(12, 300, true))).toMatchObject({ since: { at: 12, done: 300 } })
  })
})

describe('a sync that a person has wait', () => {
  const page = (at: number, reached: number) =>
    ({ kind: 'page-pulled', at, reached, head: 900, again: false }) as const
  const pulling = nextConnection({ kind: 'connecting' }, page(5, 100))
  const paused = nextConnection(pulling, { kind: 'paused', isPaused: true, at: 6 })
  it('waits still when the page that was under way is here', () => {
    expect(paused).toMatchObject({ kind: 'pulling', done: 100, isPaused: true })
    expect(nextConnection(paused, page(9, 200))).toMatchObject({ done: 200, isPaused: true })
  })
  it('has its pace from when it went on', () => {
    const gone = nextConnection(paused, { kind: 'paused', isPaused: false, at: 9_000 })
    expect(gone).toEqual({ kind: 'pulling', done: 100, total: 900, since: { at: 9_000, done: 100 } })
  })
  it('is only what is under way', () => {
    const online = { kind: 'online', since: 1 } as const
    expect(nextConnection(online, { kind: 'paused', isPaused: true, at: 6 })).toBe(online)
  })
})

describe('reading the feed', () => {
  const position = { feedId: 'f', cursor: 'c', complete: false, reached: 4 }
  it('goes on from its cursor, and anew once it learned a kind it passed over', () => {
    expect(planPull(position, false)).toBe('cache')
    expect(planPull(position, true)).toBe('successor')
    expect(planPull({ ...position, cursor: null }, true)).toBe('cache')
  })
  it('never continues one feed with another', () => {
    expect(continuesFeed(position, 'f')).toBe(true)
    expect(continuesFeed(position, 'g')).toBe(false)
    expect(continuesFeed({ ...position, feedId: null }, 'g')).toBe(true)
  })
  it('is complete once the service had nothing more, and stays so', () => {
    const page = { feedId: 'f', cursor: 'd', more: false, reached: 6 }
    expect(positionAfter(position, page)).toEqual({ feedId: 'f', cursor: 'd', complete: true, reached: 6 })
    expect(positionAfter({ ...position, complete: true }, { ...page, more: true }).complete).toBe(true)
  })
  it('pulls all anew, locks out, or waits, as the failure asks', () => {
    expect(recoverPull({ code: 'resync-required', message: '' }, 1, 0.5)).toEqual({ kind: 'resync' })
    expect(recoverPull({ code: 'unauthenticated', message: '' }, 1, 0.5)).toEqual({ kind: 'locked-out' })
    const unavailable = { code: 'unavailable' as const, message: '' }
    expect(recoverPull({ ...unavailable, retryAfterMs: 9000 }, 1, 0)).toEqual({ kind: 'wait', ms: 9000 })
    expect(recoverPull(unavailable, 50, 0.999)).toMatchObject({ ms: 3996 })
    expect(recoverPull(unavailable, 50, 0.999, 3000)).toMatchObject({ ms: 996 })
    expect(recoverPull({ ...unavailable, retryAfterMs: 9000 }, 50, 0.999, 60_000)).toMatchObject({ ms: 9000 })
  })
})

describe('what a failure means for an act', () => {
  it('tries the line again and leaves refusals to the author', () => {
    expect(afterFailure(failure)).toBe('try-again')
    expect(afterFailure({ code: 'rate-limited', message: '' })).toBe('try-again')
    expect(afterFailure({ code: 'unseen-messages', message: '' })).toBe('needs-you')
    expect(afterFailure({ code: 'version-conflict', message: '' })).toBe('compare')
  })
})
