import { actIdSchema, type Act, type ActId, type ActState } from '../../shared/ipc/act.ts'
import { keptActOf, stateColumns, type ActBase, type KeptAct } from './act-row.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'

export interface NewAct {
  id: ActId
  act: Act
  subject: string
  /** The id of what the act makes; null where it makes nothing. */
  made: string | null
  title: string
  base: ActBase | null
  madeAt: number
}

/** The act itself: once this is committed, it is done, and everything else follows from it. */
export function insertAct(database: Writing, act: NewAct): void {
  database.run(
    `INSERT INTO act (id, subject, made, title, payload, base, made_at, state, moment)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    act.id,
    act.subject,
    act.made,
    act.title,
    JSON.stringify(act.act),
    act.base === null ? null : JSON.stringify(act.base),
    act.madeAt,
    act.madeAt,
  )
}

/** The act that made something already: the same press twice is one act. */
export function findActByMade(database: Reading, made: string): KeptAct | null {
  const row = database.get('SELECT * FROM act WHERE made = ?', made)
  return row === undefined ? null : keptActOf(row)
}

export function readAct(database: Reading, id: ActId): KeptAct | null {
  const row = database.get('SELECT * FROM act WHERE id = ?', id)
  return row === undefined ? null : keptActOf(row)
}

/** What has not reached the service, in the order in which it was made. */
export function readUnsentActs(database: Reading): KeptAct[] {
  return database.all("SELECT * FROM act WHERE state <> 'sent' ORDER BY place").map(keptActOf)
}

/** What is still to be laid over what was pulled of one subject. */
export function readUnsettledActs(database: Reading, subject: string): KeptAct[] {
  return database
    .all('SELECT * FROM act WHERE settled = 0 AND subject = ? ORDER BY place', subject)
    .map(keptActOf)
}

export function readUnsettledSubjects(database: Reading): string[] {
  return database
    .all('SELECT DISTINCT subject FROM act WHERE settled = 0')
    .map((row) => textOf(row, 'subject'))
}

/** The newest first: what is on its way, and what was sent within the time it is kept. */
export function readOutbox(database: Reading, limit: number): KeptAct[] {
  return database
    .all(
      `SELECT * FROM (
         SELECT * FROM (SELECT * FROM act WHERE state <> 'sent' ORDER BY place DESC)
         UNION ALL SELECT * FROM (SELECT * FROM act WHERE state = 'sent' ORDER BY place DESC LIMIT ?)
       ) ORDER BY place DESC`,
      limit,
    )
    .map(keptActOf)
}

export function countUnsent(database: Reading): { waiting: number; needsYou: number } {
  const row = database.get(
    `SELECT count(*) FILTER (WHERE state <> 'needs-you') AS waiting,
       count(*) FILTER (WHERE state = 'needs-you') AS needs_you
     FROM act WHERE state <> 'sent'`,
  )
  return { waiting: numberOf(row ?? {}, 'waiting'), needsYou: numberOf(row ?? {}, 'needs_you') }
}

export function writeActState(database: Writing, id: ActId, state: ActState, now: number): void {
  const columns = stateColumns(state, now)
  database.run(
    `UPDATE act SET state = ?, tries = coalesce(?, tries), moment = ?, next_try_at = ?, failure = ? WHERE id = ?`,
    columns.state,
    columns.tries,
    columns.moment,
    columns.nextTryAt,
    columns.failure,
    id,
  )
}

/** Sent, with the version of its result: until the feed shows that version, the act stays laid over the row. */
export function writeActSent(database: Writing, id: ActId, at: number, resultVersion: number | null): void {
  database.run(
    `UPDATE act SET state = 'sent', moment = ?, next_try_at = NULL, failure = NULL, result_version = ? WHERE id = ?`,
    at,
    resultVersion,
    id,
  )
}

export function writeActSettled(database: Writing, id: ActId): void {
  database.run('UPDATE act SET settled = 1 WHERE id = ?', id)
}

export function writeActForced(database: Writing, id: ActId): void {
  database.run('UPDATE act SET forced = 1 WHERE id = ?', id)
}

export function writeActBase(database: Writing, id: ActId, base: ActBase): void {
  database.run('UPDATE act SET base = ? WHERE id = ?', JSON.stringify(base), id)
}

export function deleteAct(database: Writing, id: ActId): void {
  database.run('DELETE FROM act WHERE id = ?', id)
}

/** What was on its way when this was last heard of. */
export function readSendingActIds(database: Reading): ActId[] {
  return database.all("SELECT id FROM act WHERE state = 'sending'").map((row) => actIdSchema.parse(row['id']))
}

/** Sent acts are listed for 30 days; what the feed has not shown yet stays longer. */
export function deleteOldActs(database: Writing, sentBefore: number): void {
  database.run("DELETE FROM act WHERE state = 'sent' AND settled = 1 AND moment < ?", sentBefore)
}
