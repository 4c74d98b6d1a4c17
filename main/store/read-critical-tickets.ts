import { activeStatuses, statusRank } from '../../shared/rules/status.ts'
import { urgencyRank } from '../../shared/rules/urgency.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading } from './handles.ts'

const isCritical = `urgency = ${urgencyRank('mission-critical')} AND status IN (${activeStatuses.map(statusRank).join(', ')})`
/** The newest of the mission-critical tickets that are not settled. */
export function readCriticalIds(database: Reading, most: number): string[] {
  return database
    .all(`SELECT id FROM ticket WHERE ${isCritical} ORDER BY created_at DESC, id DESC LIMIT +?`, most)
    .map((row) => textOf(row, 'id'))
}

export function countCriticalTickets(database: Reading): number {
  return numberOf(database.get(`SELECT count(*) AS n FROM ticket WHERE ${isCritical}`) ?? {}, 'n')
}
