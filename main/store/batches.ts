import {
  batchIdSchema, leftOutSchema, type BatchCounts, type BatchId, type BatchSummary, type LeftOut,
} from '../../shared/ipc/bulk.ts' // prettier-ignore
import type { ActId } from '../../shared/ipc/act.ts'
import { keptActOf, type KeptAct, type UndoMark } from './act-row.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading, Row, Writing } from './handles.ts'

/** What a batch keeps of itself; how far it has come, its acts tell. */
export interface KeptBatch extends Omit<BatchSummary, 'waiting' | 'sent' | 'needsYou'> {
  withoutVerdict: number
}

export function insertBatch(database: Writing, batch: KeptBatch): void {
  database.run(
    `INSERT INTO batch (id, title, total, made_at, is_undo, without_verdict, left_out) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    batch.id,
    batch.title,
    batch.total,
    batch.madeAt,
    batch.isUndo ? 1 : 0,
    batch.withoutVerdict,
    JSON.stringify(batch.leftOut),
  )
}

export function readBatch(database: Reading, id: BatchId): KeptBatch | null {
  const row = database.get('SELECT * FROM batch WHERE id = ?', id)
  return row === undefined ? null : keptBatchOf(row)
}

function keptBatchOf(row: Row): KeptBatch {
  return {
    id: batchIdSchema.parse(row['id']),
    title: textOf(row, 'title'),
    total: numberOf(row, 'total'),
    madeAt: numberOf(row, 'made_at'),
    isUndo: numberOf(row, 'is_undo') === 1,
    withoutVerdict: numberOf(row, 'without_verdict'),
    leftOut: readLeftOut(textOf(row, 'left_out')),
  }
}

/** Only told, never weighed: a text that is torn must not keep its acts from being read. */
function readLeftOut(text: string): LeftOut[] {
  try {
    return leftOutSchema.array().safeParse(JSON.parse(text)).data ?? []
  } catch {
    return []
  }
}

/** In the order in which they were made. */
export function readBatchActs(database: Reading, id: BatchId): KeptAct[] {
  return database.all('SELECT * FROM act WHERE batch = ? ORDER BY place', id).map(keptActOf)
}

export function countBatch(database: Reading, id: BatchId): Omit<BatchCounts, 'total'> {
  const row = database.get(
    `SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting,
       count(*) FILTER (WHERE state = 'sent') AS sent,
       count(*) FILTER (WHERE state = 'needs-you') AS needs_you
     FROM act WHERE batch = ?`,
    id,
  )
  return {
    waiting: numberOf(row ?? {}, 'waiting'),
    sent: numberOf(row ?? {}, 'sent'),
    needsYou: numberOf(row ?? {}, 'needs_you'),
  }
}

/** What was done last, since then, and is not taken back yet. */
export function readLastDone(database: Reading, since: number): KeptAct | null {
  const row = database.get(
    'SELECT * FROM act WHERE undo IS NULL AND made_at >= ? ORDER BY place DESC LIMIT 1',
    since,
  )
  return row === undefined ? null : keptActOf(row)
}

export function writeUndoMark(database: Writing, id: ActId, mark: UndoMark): void {
  database.run('UPDATE act SET undo = ? WHERE id = ?', mark, id)
}

/** Batches are told of for as long as their acts are listed. */
export function deleteOldBatches(database: Writing, madeBefore: number): void {
  database.run(
    'DELETE FROM batch WHERE made_at < ? AND NOT EXISTS (SELECT 1 FROM act WHERE act.batch = batch.id)',
    madeBefore,
  )
}
