import type { Change } from '#shared/protocol/changes'
import { pageSchema } from '#shared/protocol/page'
import { staffSchema } from '#shared/protocol/staff'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { ticketOf } from '../../store/cached.ts'

export const day = 86_400_000
export const now = 1_700_000_000_000
export const ago = (days: number) => new Date(now - days * day).toISOString()

export function staff(id: string, revokedAt: string | null = null): Change {
  const doc = {
    id,
    name: id.toUpperCase(),
    email: `${id}@x.example`,
    role: 'admin',
    revokedAt,
    version: 1,
    createdAt: ago(400),
  }
  return { seq: 1, kind: 'staff', op: 'put', id, version: 1, doc: staffSchema.parse(doc) }
}
let numbers = 0
/** A mission-critical ticket that staff vouch for, unless it says otherwise. */
export function ticket(
  group: string,
  daysAgo: number,
  more: Partial<Record<keyof Ticket, unknown>> = {},
): Ticket {
  numbers += 1
  const sketch = { urgency: 'mission-critical', status: 'open', group, assignee: null, updated: 0 } as const
  const made = ticketOf({ ...sketch, number: numbers, subject: 'Mail', name: 'Ada' })
  const by = { kind: 'staff', staffId: 'ada', name: 'ADA' }
  const vouched = { reporterConfirmed: { by, at: ago(daysAgo) } }
  return ticketSchema.parse({
    ...made,
    ...vouched,
    createdAt: ago(daysAgo),
    updatedAt: ago(daysAgo),
    ...more,
  })
}
export const put = (doc: Ticket): Change => ({
  seq: 1,
  kind: 'ticket',
  op: 'put',
  id: doc.id,
  version: doc.version,
  doc,
})
export function page(
  id: string,
  tickets: readonly Ticket[],
  state: string,
  entryIds: string[] = [],
  version = 1,
): Change {
  const [first] = tickets
  const doc = pageSchema.parse({
    id, ticketId: first?.id, groupId: first?.groupId, outageId: null, state, ticketIds: tickets.map((one) => one.id),
    entryIds, beganAt: first?.createdAt, acknowledgedAt: null, version,
  }) // prettier-ignore
  return { seq: 1, kind: 'page', op: 'put', id, version, doc }
}
export const gate = (outcome: string, pageId: string | null = null) => ({
  gate: { outcome, cause: 'filed', at: ago(1), reason: 'Why.', pageId, entryIds: [] },
})
