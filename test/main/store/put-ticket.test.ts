import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cache } from '#main/store/cache'
import { changeCache } from '#main/store/cache-change'
import { putTicket } from '#main/store/put-ticket'
import { readTicket } from '#main/store/read-ticket'
import { cacheInFolder, ticketOf, type Sketch } from './cached.ts'

const sketch: Sketch = {
  number: 1,
  urgency: 'question',
  status: 'new',
  group: 'group-1',
  assignee: null,
  updated: 0,
  subject: 'Mail',
  name: 'Ada',
}

let opened: { cache: Cache; remove: () => void }
beforeEach(() => void (opened = cacheInFolder()))
afterEach(() => opened.remove())

function put(subject: string, version: number): void {
  const ticket = ticketOf({ ...sketch, subject }, version)
  changeCache(opened.cache, (change) => putTicket(change, ticket, ticket, false))
}
const shown = () => readTicket(opened.cache.read, 'ticket-1')?.shown.subject

describe('a ticket that arrives', () => {
  it('takes the place of an older version, and never that of a newer one', () => {
    put('second', 2)
    put('first', 1)
    expect(shown()).toBe('second')
    put('third', 3)
    expect(shown()).toBe('third')
  })
})
