import { sql } from 'kysely'
import type { Status } from '../../shared/rules/status.ts'
import type { Urgency } from '../../shared/rules/urgency.ts'
import type { Reader } from './database.ts'

export interface TicketFilter {
  /** Empty lists let everything through. */
  readonly urgencies: readonly Urgency[]
  readonly statuses: readonly Status[]
  readonly groupIds: readonly string[]
  /** Ids of staff; null stands for nobody's tickets. */
  readonly assignees: readonly (string | null)[]
  /** Each word must stand in number, subject, group name, requester, e-mail or phone. */
  readonly words: readonly string[]
}

export interface TicketPlace {
  readonly updatedAt: string
  readonly number: number
}

/**
 * Tickets as JSON texts, the newest change first. Keyset, not OFFSET: a ticket that changes between two pages must not
 * shift the next one.
 */
export async function listTickets(
  reader: Reader,
  filter: TicketFilter,
  limit: number,
  after: TicketPlace | null,
): Promise<{ doc: string; updated_at: string; number: number }[]> {
  let query = reader
    .selectFrom('ticket')
    .select(['doc', 'updated_at', 'number'])
    .orderBy('updated_at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
  if (filter.urgencies.length > 0) query = query.where('urgency', 'in', filter.urgencies)
  if (filter.statuses.length > 0) query = query.where('status', 'in', filter.statuses)
  if (filter.groupIds.length > 0) query = query.where('group_id', 'in', filter.groupIds)
  if (filter.assignees.length > 0) {
    const ids = filter.assignees.filter((id) => id !== null)
    const nobodys = filter.assignees.includes(null)
    query = query.where(({ or, eb }) =>
      or([
        ...(nobodys ? [eb('assignee_id', 'is', null)] : []),
        ...(ids.length > 0 ? [eb('assignee_id', 'in', ids)] : []),
      ]),
    )
  }
  for (const word of filter.words) query = query.where(sql<boolean>`instr(search, ${word.toLowerCase()}) > 0`)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('updated_at', 'number'), '<', tuple(after.updatedAt, after.number)),
    )
  return query.execute()
}
