import { noticeSchema, type Notice } from '../../shared/ipc/notices.ts'
import { numberOf, numberOrNullOf } from './columns.ts'
import type { Reading, Row, Writing } from './handles.ts'

/** As many are kept: older ones go. */
const mostKept = 200

/** One of the list of what a person was told. */
export interface KeptNotice {
  notice: Notice
  toldAt: number
  /** Null while it is unread. */
  readAt: number | null
}

/** What is told anew under a key that was told before stands for it from then on, unread. */
export function putNotice(database: Writing, notice: Notice, toldAt: number, isHeld: boolean): void {
  const { key, kind, about, count, title, body, ticketId } = notice
  database.run(
    `INSERT INTO notice (key, kind, about, count, title, body, ticket_id, told_at, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, about = excluded.about, count = excluded.count,
       title = excluded.title, body = excluded.body, ticket_id = excluded.ticket_id, told_at = excluded.told_at,
       held = excluded.held, read_at = NULL`,
    key,
    kind,
    about,
    count,
    title,
    body,
    ticketId,
    toldAt,
    isHeld ? 1 : 0,
  )
}

export function dropOldNotices(database: Writing): void {
  database.run(
    'DELETE FROM notice WHERE place NOT IN (SELECT place FROM notice ORDER BY told_at DESC, place DESC LIMIT +?)',
    mostKept,
  )
}

/** The newest first. */
export function readNotices(database: Reading): KeptNotice[] {
  return database.all('SELECT * FROM notice ORDER BY told_at DESC, place DESC').flatMap(keptNoticesOf)
}

export function hasNotice(database: Reading, key: string): boolean {
  return database.get('SELECT 1 FROM notice WHERE key = ?', key) !== undefined
}

export function countUnreadNotices(database: Reading): number {
  return numberOf(database.get('SELECT count(*) AS n FROM notice WHERE read_at IS NULL') ?? {}, 'n')
}

/** What is held and unread, the oldest first. */
export function readHeldNotices(database: Reading): Notice[] {
  return database
    .all('SELECT * FROM notice WHERE held = 1 AND read_at IS NULL ORDER BY told_at, place')
    .flatMap(keptNoticesOf)
    .map(({ notice }) => notice)
}

export function letGoOfHeld(database: Writing): void {
  database.run('UPDATE notice SET held = 0 WHERE held = 1')
}

/** Answers how many were unread until then; null marks all of them. */
export function markNoticesRead(database: Writing, keys: readonly string[] | null, readAt: number): number {
  if (keys === null) return database.run('UPDATE notice SET read_at = ? WHERE read_at IS NULL', readAt)
  const mark = (key: string) =>
    database.run('UPDATE notice SET read_at = ? WHERE key = ? AND read_at IS NULL', readAt, key)
  return keys.reduce((sum, key) => sum + mark(key), 0)
}

/** The same, for what tells of a ticket: it was opened. */
export function markTicketRead(database: Writing, ticketId: string, readAt: number): number {
  return database.run(
    'UPDATE notice SET read_at = ? WHERE ticket_id = ? AND read_at IS NULL',
    readAt,
    ticketId,
  )
}

/** None of a row that makes no sense: a list of what was told must not keep anybody from work. */
function keptNoticesOf(row: Row): KeptNotice[] {
  const notice = noticeSchema.safeParse({ ...row, ticketId: row['ticket_id'] })
  if (!notice.success) return []
  return [{ notice: notice.data, toldAt: numberOf(row, 'told_at'), readAt: numberOrNullOf(row, 'read_at') }]
}
