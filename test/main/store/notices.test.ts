import { describe, expect, it } from 'vitest'
import { DatabaseSync } from 'node:sqlite'
import type { Notice } from '#shared/ipc/notices'
import { ticketIdSchema } from '#shared/protocol/common'
import { Writing } from '#main/store/handles'
import { migrate } from '#main/store/migrate'
import {
  countUnreadNotices,
  dropOldNotices,
  markNoticesRead,
  markTicketRead,
  putNotice,
  readHeldNotices,
  readNotices,
} from '#main/store/notices'
import { workMigrations } from '#main/store/work-migrations'

const ticketId = ticketIdSchema.parse('ticket-1')
const notice = (key: string, more: Partial<Notice> = {}): Notice => ({
  key,
  kind: 'normal',
  about: 'ticket',
  count: 1,
  title: 'New: question: #7',
  body: 'Acme Ltd: Mail is slow',
  ticketId,
  ...more,
})

function work(): Writing {
  const database = new Writing(new DatabaseSync(':memory:'))
  migrate(database, workMigrations, 'work.db', () => undefined)
  return database
}

describe('the list of what was told', () => {
  it('holds the newest first, and is read by key, by ticket, or as a whole', () => {
    const database = work()
    putNotice(database, notice('a'), 1, false)
    putNotice(database, notice('b', { ticketId: null }), 2, true)
    putNotice(database, notice('c', { ticketId: null }), 3, false)
    expect(readNotices(database).map(({ notice: { key } }) => key)).toEqual(['c', 'b', 'a'])
    expect(readHeldNotices(database)).toEqual([notice('b', { ticketId: null })])
    expect([markTicketRead(database, ticketId, 9), markTicketRead(database, ticketId, 9)]).toEqual([1, 0])
    expect([markNoticesRead(database, ['b', 'none'], 9), countUnreadNotices(database)]).toEqual([1, 1])
    expect([markNoticesRead(database, null, 9), countUnreadNotices(database)]).toEqual([1, 0])
    expect(readHeldNotices(database)).toEqual([])
  })

  it('has what is told again at its top, unread', () => {
    const database = work()
    putNotice(database, notice('a'), 1, false)
    putNotice(database, notice('b'), 2, false)
    markNoticesRead(database, null, 3)
    putNotice(database, notice('a', { title: 'Again' }), 4, false)
    expect(readNotices(database).map(({ notice: { title }, readAt }) => [title, readAt])).toEqual([
      ['Again', null],
      ['New: question: #7', 3],
    ])
  })

  it('keeps two hundred, and leaves out a row that makes no sense', () => {
    const database = work()
    for (let at = 0; at < 205; at += 1) putNotice(database, notice(`n${at}`), at, false)
    dropOldNotices(database)
    const kept = readNotices(database)
    expect([kept.length, kept.at(-1)?.toldAt]).toEqual([200, 5])
    database.run("UPDATE notice SET kind = 'loudest' WHERE key = 'n100'")
    expect(readNotices(database)).toHaveLength(199)
  })

  it('is there after an upgrade of a file that had no such list, beside what it held', () => {
    const database = new Writing(new DatabaseSync(':memory:'))
    const before = workMigrations.slice(0, 7)
    migrate(database, before, 'work.db', () => undefined)
    database.run("INSERT INTO fact (name, value) VALUES ('told-notices', '[\"ticket:a\"]')")
    database.run("INSERT INTO draft (place, content, kept_at) VALUES ('new-ticket', '{}', 1)")
    migrate(database, workMigrations, 'work.db', () => undefined)
    expect(readNotices(database)).toEqual([])
    putNotice(database, notice('a'), 1, false)
    expect(countUnreadNotices(database)).toBe(1)
    expect(database.get('SELECT count(*) AS n FROM draft')).toEqual({ n: 1 })
    expect(database.get('SELECT value FROM fact')).toEqual({ value: '["ticket:a"]' })
  })
})
