import { actIdSchema, type Act, type ActId, type ActState } from '../../shared/ipc/act.ts'
import type { BatchId } from '../../shared/ipc/bulk.ts'
import type { Waking } from '../../shared/rules/wakes-people.ts'
import { keptActOf, stateColumns, type ActBase, type Doubt, type KeptAct, type UndoMark } from './act-row.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'
import { payloadSum } from './payload-sum.ts'

export interface NewAct {
  id: ActId
  act: Act
  subject: string
  /** The id of what the act makes; null where it makes nothing. */
  made: string | null
  title: string
  base: ActBase | null
  madeAt: number
  /** Given where it wakes people. */
  wakes?: Waking | null
  /** Given where its author can take it back until then. */
  undoUntil?: number | null
  /** Given where it is done together with others. */
  batch?: BatchId | null
  /** Given where it takes another act back. */
  undo?: Extract<UndoMark, 'undoes'> | null
}

/** The act itself: once this is committed, it is done, and everything else follows from it. */
export function insertAct(database: Writing, act: NewAct): void {
  const payload = JSON.stringify(act.act)
  database.run(
    `INSERT INTO act (id, subject, made, title, payload, payload_sum, base, made_at, wakes, undo_until, batch, undo, state,
       moment)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    act.id,
    act.subject,
    act.made,
    act.title,
    payload,
    payloadSum(payload),
    act.base === null ? null : JSON.stringify(act.base),
    act.madeAt,
    act.wakes ?? null,
    act.undoUntil ?? null,
    act.batch ?? null,
    act.undo ?? null,
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

/**
 * The first unsent act of each subject, in the order in which they were made: only these can leave. Of a group all of them,
 * since a later one may give it the name that a ticket is filed under; and every merge, every link, and every reply to the requesters
 * of other tickets, which an act on the other ticket may wait for. Read one by one, so that a plan which has found enough to send reads
 * no further.
 */
export function* walkUnsentHeads(database: Reading): Generator<KeptAct> {
  const rows = database.walk(
    'heads',
    `SELECT act.* FROM (
       SELECT min(place) AS place FROM act WHERE state <> 'sent' GROUP BY subject
       UNION SELECT place FROM act WHERE state <> 'sent' AND subject >= 'group:' AND subject < 'group;'
       UNION SELECT place FROM act WHERE state <> 'sent' AND instr(payload, 'merge-ticket"') > 0
       UNION SELECT place FROM act WHERE state <> 'sent' AND instr(payload, 'link-ticket"') > 0
       UNION SELECT place FROM act WHERE state <> 'sent' AND instr(payload, '"alsoTo":[{') > 0
     ) AS head JOIN act ON act.place = head.place ORDER BY head.place`,
  )
  try {
    for (let next = rows.next(); next.done !== true; next = rows.next()) yield keptActOf(next.value)
  } finally {
    rows.return?.()
  }
}

/** Acts that are on their way at this moment. */
export function countSending(database: Reading): number {
  const row = database.get("SELECT count(*) AS n FROM act WHERE state = 'sending' AND state <> 'sent'")
  return numberOf(row ?? {}, 'n')
}

/** Waiting acts that wake people, wherever they stand behind others. */
export function readWaitingWakers(database: Reading): KeptAct[] {
  return database
    .all("SELECT * FROM act WHERE wakes IS NOT NULL AND state = 'waiting' ORDER BY place")
    .map(keptActOf)
}

/** Unsent acts of which it is not known whether they were carried out, or for which their author is asked. */
export function readDoubtfulActs(database: Reading): KeptAct[] {
  return database
    .all(
      `SELECT * FROM act WHERE state = 'needs-you' AND state <> 'sent'
       UNION SELECT * FROM act WHERE state = 'waiting' AND doubt IS NOT NULL ORDER BY place`,
    )
    .map(keptActOf)
}

/** What was sent since then, in the order in which it was made. */
export function readSentSince(database: Reading, since: number): KeptAct[] {
  return database
    .all("SELECT * FROM act WHERE state = 'sent' AND moment >= ? ORDER BY place", since)
    .map(keptActOf)
}

/** Whether an earlier act of the same subject has not reached the service. */
export function standsBehind(database: Reading, { subject, place }: KeptAct): boolean {
  return (
    database.get(
      "SELECT 1 FROM act WHERE state <> 'sent' AND subject = ? AND place < ? LIMIT 1",
      subject,
      place,
    ) !== undefined
  )
}

/** What is still to be laid over what was pulled of one subject. */
export function readUnsettledActs(database: Reading, subject: string): KeptAct[] {
  return database
    .all('SELECT * FROM act WHERE settled = 0 AND subject = ? ORDER BY place', subject)
    .map(keptActOf)
}

/** The same of all subjects of one kind. */
export function readUnsettledActsOf(database: Reading, kind: 'view'): KeptAct[] {
  return database
    .all(
      'SELECT * FROM act WHERE settled = 0 AND subject >= ? AND subject < ? ORDER BY place',
      `${kind}:`,
      `${kind};`,
    )
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
         UNION ALL SELECT * FROM (SELECT * FROM act WHERE state = 'sent' ORDER BY place DESC LIMIT +?)
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
    `UPDATE act SET state = ?, tries = coalesce(?, tries), moment = ?, next_try_at = ?, undo_until = ?, failure = ?
     WHERE id = ?`,
    columns.state,
    columns.tries,
    columns.moment,
    columns.nextTryAt,
    columns.undoUntil,
    columns.failure,
    id,
  )
}

/** Sent, with the version of its result: until the feed shows that version, the act stays laid over the row. */
export function writeActSent(database: Writing, id: ActId, at: number, resultVersion: number | null): void {
  database.run(
    `UPDATE act SET state = 'sent', moment = ?, next_try_at = NULL, undo_until = NULL, failure = NULL, doubt = NULL,
       result_version = ? WHERE id = ?`,
    at,
    resultVersion,
    id,
  )
}

export function writeActSettled(database: Writing, id: ActId): void {
  database.run('UPDATE act SET settled = 1 WHERE id = ?', id)
}

/** After the line was gone: whatever waits for its next try may try now. */
export function writeWaitingDue(database: Writing): void {
  database.run(
    `UPDATE act SET next_try_at = NULL WHERE state = 'waiting' AND state <> 'sent' AND next_try_at IS NOT NULL`,
  )
}

/** Its author says that it should leave, as of now. */
export function writeActDecided(database: Writing, id: ActId, at: number): void {
  database.run('UPDATE act SET decided_at = ? WHERE id = ?', at, id)
}

export function writeActDoubt(database: Writing, id: ActId, doubt: Doubt | null): void {
  database.run('UPDATE act SET doubt = ? WHERE id = ?', doubt, id)
}

/** What an act says and is based on, where its author decided anew. */
export interface ActContent {
  act: Act
  title: string
  base: ActBase | null
  wakes: Waking | null
}

export function writeActContent(database: Writing, id: ActId, content: ActContent): void {
  const payload = JSON.stringify(content.act)
  database.run(
    'UPDATE act SET payload = ?, payload_sum = ?, title = ?, base = ?, wakes = ? WHERE id = ?',
    payload,
    payloadSum(payload),
    content.title,
    content.base === null ? null : JSON.stringify(content.base),
    content.wakes,
    id,
  )
}

/**
 * An act that a restored desk does not know any more goes out again, under its own key. A reply that was taken once has
 * been said: what was said since does not hold it.
 */
export function writeActForgotten(database: Writing, id: ActId, doubt: Doubt | null): void {
  database.run(
    'UPDATE act SET settled = 0, result_version = NULL, forced = 1, doubt = ? WHERE id = ?',
    doubt,
    id,
  )
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
