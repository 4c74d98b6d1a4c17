import type { QueueRow } from '../../shared/ipc/views.ts'
import type { Reading } from './handles.ts'
import { decodeKey } from './queue-key.ts'
import { readQueueRows } from './queue-rows.ts'
import { encodeHitKey, type HitPosition } from './search-key.ts'

/** What the queue shows of these hits; each row's key is its place in the search, not in the queue. */
export function readHitRows(
  database: Reading,
  hits: readonly { row: number; position: HitPosition }[],
  now: number,
): QueueRow[] {
  const positions = new Map(hits.map(({ row, position }) => [row, position]))
  const rows = readQueueRows(
    database,
    hits.map(({ row }) => row),
    'number',
    now,
  )
  return rows.map((row) => {
    const position = positions.get(decodeKey(row.key)?.row ?? -1)
    return position === undefined ? row : { ...row, key: encodeHitKey(position) }
  })
}
