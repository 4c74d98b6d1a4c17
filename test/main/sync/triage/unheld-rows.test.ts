import { afterEach, beforeEach, expect, it } from 'vitest'
import { readQueueWindow } from '#main/store/queue-window'
import { nobodySearches } from '#main/store/search-plan'
import { defaultQueueView } from '#shared/ipc/queue-view'
import type { Change } from '#shared/protocol/changes'
import { pageStates, type PageState } from '#shared/protocol/page'
import { groupPut, openFiles, type Files } from '../blocklist/files.ts'
import { gate, now, page, put, ticket } from '../blocklist/told.ts'

let files: Files
beforeEach(() => (files = openFiles(() => now)))
afterEach(() => files.remove())

const feed = (...changes: Change[]) => files.feed([changes])
const unheld = () => {
  const context = { ...nobodySearches, clock: { now, timeZone: 'UTC' } }
  const window = readQueueWindow(files.cache.read, defaultQueueView, { kind: 'start' }, 50, context)
  if (!window.ok) throw new Error(window.failure.message)
  return window.value.rows.filter((row) => row.unheld).map(({ id }) => id)
}

it('marks a row from the moment its page goes out until somebody has it, it is over, or it was never to go out', () => {
  const one = ticket('g-a', 1, gate('page'))
  feed(groupPut('g-a'), put(one))
  expect(unheld()).toEqual([])
  const marked: Record<PageState, boolean> = {
    queued: true,
    sending: true,
    notified: true,
    acknowledged: false,
    resolved: false,
    withheld: false,
    failed: true,
  }
  for (const [place, state] of pageStates.entries()) {
    feed(page('p', [one], state, [], place + 1))
    expect([state, unheld()]).toEqual([state, marked[state] ? [one.id] : []])
  }
})

it('marks all that joined one page, and none that is settled, lowered, or was never about people', () => {
  const [one, two] = [ticket('g-a', 3, gate('page')), ticket('g-a', 2, gate('joined'))]
  const resolved = ticket('g-a', 1, { ...gate('joined'), status: 'resolved' })
  const lowered = ticket('g-a', 1, {
    ...gate('joined'),
    urgency: { requested: 'mission-critical', effective: 'impaired-function', judged: null },
  })
  feed(groupPut('g-a'), ...[one, two, resolved, lowered, ticket('g-a', 1)].map(put))
  feed(page('p', [one, two, resolved, lowered], 'notified'))
  expect(unheld().toSorted()).toEqual([one.id, two.id].toSorted())
})

it('goes by who has one of several pages, and begins again with a page that nobody has after one that is over', () => {
  const one = ticket('g-a', 1, gate('withheld'))
  feed(groupPut('g-a'), put(one), page('w', [one], 'withheld', ['e']))
  expect(unheld()).toEqual([])
  feed(page('by-hand', [one], 'notified'))
  expect(unheld()).toEqual([one.id])
  feed(page('another', [one], 'acknowledged'))
  expect(unheld()).toEqual([])
  feed(page('another', [one], 'resolved', [], 2))
  expect(unheld()).toEqual([one.id])
})
