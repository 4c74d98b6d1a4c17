import type { Failure } from '../../../shared/ipc/result.ts'
import type { Writing } from '../handles.ts'
import type { StoredValue } from './read-record.ts'

/** What a stray act tells its author: it is not sent again before they have looked at it. */
const found: Failure = {
  code: 'file-unreadable',
  message:
    'This was found in a damaged file, and may have been sent or discarded before. Look at it, then send it again or discard it.',
}

/** The act as one that needs its author. */
export function doubtAct(row: ReadonlyMap<string, StoredValue>, now: number): Map<string, StoredValue> {
  return new Map([
    ...row,
    ['state', 'needs-you'],
    ['moment', now],
    ['next_try_at', null],
    ['failure', JSON.stringify(found)],
  ])
}

/** Table and columns are names of our own schema. `known`: a row with one of its keys is there already. */
export function putRow(
  database: Writing,
  table: string,
  row: ReadonlyMap<string, StoredValue>,
): 'put' | 'known' | 'refused' {
  const names = [...row.keys()].map((name) => `"${name}"`).join(', ')
  const marks = [...row.keys()].map(() => '?').join(', ')
  try {
    // Not OR IGNORE, which would also pass over a row that breaks a rule of its table.
    const put = `INSERT INTO "${table}" (${names}) VALUES (${marks}) ON CONFLICT DO NOTHING`
    return database.run(put, ...row.values()) === 1 ? 'put' : 'known'
  } catch (thrown) {
    if (!isConstraint(thrown)) throw thrown
    return 'refused'
  }
}

/** SQLITE_CONSTRAINT (https://sqlite.org/rescode.html#constraint): the row breaks a rule of its table. */
function isConstraint(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'errcode' in thrown ? thrown.errcode : null
  return typeof code === 'number' && (code & 0xff) === 19
}

/** A row of `unread` itself, once, however many copies of it are found; its number may be taken. */
export function putAgainUnread(database: Writing, row: ReadonlyMap<string, StoredValue>): void {
  const values = ['owner', 'content', 'found_at'].map((name) => row.get(name) ?? null)
  database.run(
    `INSERT INTO unread (owner, content, found_at) SELECT ?, ?, ?
     WHERE NOT EXISTS (SELECT 1 FROM unread WHERE (owner, content, found_at) = (?, ?, ?))`,
    ...values,
    ...values,
  )
}

export function putUnread(database: Writing, owner: string, content: string, now: number): void {
  database.run('INSERT INTO unread (owner, content, found_at) VALUES (?, ?, ?)', owner, content, now)
}
