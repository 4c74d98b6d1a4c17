import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { gateOutcomes } from '../../shared/rules/page-gate.ts'
import { activeStatuses, statusRank } from '../../shared/rules/status.ts'
import { urgencyRank } from '../../shared/rules/urgency.ts'
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** A mission-critical ticket that is not settled, with what a notice says of it. */
export interface CriticalRow {
  ticketId: TicketId
  /** Null until the service gave one. */
  number: number | null
  groupName: string
  subject: string
  isWithheld: boolean
  /** Who of the staff made it mission critical; null for a customer. */
  setBy: string | null
}

const isCritical = `urgency = ${urgencyRank('mission-critical')} AND status IN (${activeStatuses.map(statusRank).join(', ')})`
const withheld = gateOutcomes.indexOf('withheld') + 1

/** All of them, in no order. */
export function readCriticalTickets(database: Reading): CriticalRow[] {
  return database
    .all(
      `SELECT id, number, group_name, subject, gate, doc ->> '$.urgencySet.effective.by.staffId' AS set_by
       FROM ticket WHERE ${isCritical}`,
    )
    .map((row) => ({
      ticketId: ticketIdSchema.parse(row['id']),
      number: numberOrNullOf(row, 'number'),
      groupName: textOf(row, 'group_name'),
      subject: textOf(row, 'subject'),
      isWithheld: numberOf(row, 'gate') === withheld,
      setBy: textOrNullOf(row, 'set_by'),
    }))
}

/** The newest of them. */
export function readCriticalIds(database: Reading, most: number): string[] {
  return database
    .all(`SELECT id FROM ticket WHERE ${isCritical} ORDER BY created_at DESC, id DESC LIMIT +?`, most)
    .map((row) => textOf(row, 'id'))
}

export function countCriticalTickets(database: Reading): number {
  return numberOf(database.get(`SELECT count(*) AS n FROM ticket WHERE ${isCritical}`) ?? {}, 'n')
}
