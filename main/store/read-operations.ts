import { recordedOperationSchema, type RecordedOperation } from '../../shared/protocol/blocklist.ts'
import type { ChainHead } from '../../shared/rules/blocklist/chain.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'

/** Everything that the desk recorded about one group, in its order. */
export function readOperations(database: Reading, groupId: string): RecordedOperation[] {
  return database
    .all('SELECT doc FROM blocklist_operation WHERE group_id = ? ORDER BY place', groupId)
    .map(operationOf)
}

/** Operations of all groups behind a place in the desk's order, at most `most`. */
export function readOperationsAfter(database: Reading, place: number, most: number): RecordedOperation[] {
  return database
    .all('SELECT doc FROM blocklist_operation WHERE place > ? ORDER BY place LIMIT +?', place, most)
    .map(operationOf)
}

export function hasOperation(database: Reading, id: string): boolean {
  return database.get('SELECT 1 FROM blocklist_operation WHERE id = ?', id) !== undefined
}

/** The group that an operation is about; null for one that is not here. */
export function groupIdOfOperation(database: Reading, id: string): string | null {
  const row = database.get('SELECT group_id FROM blocklist_operation WHERE id = ?', id)
  return row === undefined ? null : textOf(row, 'group_id')
}

export function countOperations(database: Reading): number {
  return numberOf(database.get('SELECT count(*) AS n FROM blocklist_operation') ?? {}, 'n')
}

/** The newest link of the chain as it is here; null where there is none. */
export function readChainHead(database: Reading): ChainHead | null {
  return linkOf(
    database.get(
      `SELECT place, doc ->> '$.hash' AS hash FROM blocklist_operation ORDER BY place DESC LIMIT 1`,
    ),
  )
}

/** The link at a place of the desk's order; null where nothing stands there. */
export function readChainLink(database: Reading, order: number): ChainHead | null {
  return linkOf(
    database.get(
      `SELECT place, doc ->> '$.hash' AS hash FROM blocklist_operation WHERE place = ? ORDER BY id LIMIT 1`,
      order,
    ),
  )
}

function linkOf(row: Row | undefined): ChainHead | null {
  return row === undefined ? null : { order: numberOf(row, 'place'), hash: textOf(row, 'hash') }
}

function operationOf(row: Row): RecordedOperation {
  return recordedOperationSchema.parse(JSON.parse(textOf(row, 'doc')))
}
