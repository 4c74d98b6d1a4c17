import type { Group } from '../../shared/protocol/group.ts'
import { activeStatuses } from '../../shared/rules/status.ts'
import type { Writer } from './database.ts'
import { vouchForReports } from './outage-reports.ts'
import { deskAuthor, passGateKnown, tellDecision, waitsForGroup } from './pass-gate.ts'
import { findTicket, putTicket } from './tickets.ts'

/** Staff vouch for a group now: what it reports counts, and the gate runs again for each of its tickets that waited. */
export async function welcomeGroup(tx: Writer, group: Group, now: Date): Promise<void> {
  if (!group.confirmed || group.mergedInto !== null) return
  await vouchForReports(tx, group.id, now)
  const rows = await tx
    .selectFrom('ticket')
    .select('id')
    .where('group_id', '=', group.id)
    .where('urgency', '=', 'mission-critical')
    .where('status', 'in', activeStatuses)
    .orderBy('number')
    .execute()
  for (const { id } of rows) {
    const ticket = await findTicket(tx, id)
    if (ticket === null || !waitsForGroup(ticket)) continue
    const passed = await passGateKnown(tx, { ...ticket, updatedAt: now.toISOString() }, now)
    await tellDecision(tx, ticket, passed, now)
    await putTicket(tx, ticket, passed, { by: deskAuthor }, now)
  }
}
