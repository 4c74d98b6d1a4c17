import { CompiledQuery } from 'kysely'
import { randomBytes } from 'node:crypto'
import type { BlocklistEntry, BlockOperation, RecordedOperation } from '../../shared/protocol/blocklist.ts'
import type { ChangeKind } from '../../shared/protocol/changes.ts'
import type { OutageId } from '../../shared/protocol/common.ts'
import type { Flag } from '../../shared/protocol/flag.ts'
import type { Group } from '../../shared/protocol/group.ts'
import type { Message } from '../../shared/protocol/message.ts'
import type { Outage } from '../../shared/protocol/outage.ts'
import type { Page } from '../../shared/protocol/page.ts'
import type { CannedReply } from '../../shared/protocol/canned-reply.ts'
import type { Responder } from '../../shared/protocol/responder.ts'
import type { RotaReply } from '../../shared/protocol/rota.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { View } from '../../shared/protocol/view.ts'
import type { OutageReport } from '../../shared/rules/outages.ts'
import { cannedReplyRow } from './canned-replies.ts'
import { entryRow } from './blocklist-entries.ts'
import { operationRow } from './blocklist-operations.ts'
import type { Writer } from './database.ts'
import { headOf, markBytes } from './feed.ts'
import { nameIdentity } from '../../shared/rules/group-names.ts'
import { flagRow } from './flags.ts'
import { groupRow } from './groups.ts'
import { messageRow } from './insert-message.ts'
import { reportRow } from './outage-reports.ts'
import { outageRow } from './outages.ts'
import { pageRow } from './pages.ts'
import { newSecrets } from './secrets.ts'
import { staffRow } from './staff.ts'
import type { Tables } from './tables.ts'
import { ticketRow } from './tickets.ts'
import { viewRow } from './views.ts'

/** Things as they stand, from another place or from the generator; ids, numbers and positions are the caller's. */
export interface History {
  readonly staff?: readonly Staff[]
  readonly groups?: readonly Group[]
  readonly tickets?: readonly {
    readonly ticket: Ticket
    readonly messages: readonly Message[]
    readonly flags?: readonly Flag[]
  }[]
  /** After the staff that they are. */
  readonly responders?: readonly Responder[]
  readonly rota?: RotaReply
  readonly views?: readonly View[]
  readonly cannedReplies?: readonly CannedReply[]
  /** After the tickets that they are about. */
  readonly triage?: TriageHistory
}

/** What became of the urgencies: the blocklist with its chain, outages with everything reported, and pages. */
export interface TriageHistory {
  readonly operations: readonly { readonly sent: BlockOperation; readonly recorded: RecordedOperation }[]
  readonly entries: readonly BlocklistEntry[]
  readonly outages: readonly Outage[]
  readonly reports: readonly { readonly report: OutageReport; readonly outageId: OutageId | null }[]
  readonly pages: readonly Page[]
}

/** Rows in one statement: SQLite takes up to 32,766 values in one. */
const rowsAtOnce = 200

/**
 * Writes many things with their feed entries, fast; the caller calls it in batches (a thousand tickets or so) to
 * bound the memory. Nothing is checked but what the tables check: only for data that is known to be sound. Groups and
 * staff go before the tickets that name them.
 */
export async function insertHistory(tx: Writer, history: History, now: Date): Promise<void> {
  const {
    staff = [],
    groups = [],
    tickets = [],
    responders = [],
    rota,
    views = [],
    cannedReplies = [],
    triage,
  } = history
  const messages = tickets.flatMap((filed) => filed.messages)
  const flags = tickets.flatMap((filed) => filed.flags ?? [])
  const receipts = newSecrets(tickets.length)
  await insertAll(tx, 'staff', staff.map(staffRow))
  await insertAll(tx, 'customer_group', groups.map(groupRow))
  await insertAll(tx, 'group_name', groups.filter((group) => group.mergedInto === null).flatMap(nameRows))
  await insertAll(
    tx,
    'ticket',
    tickets.map(({ ticket }, index) => ({ ...ticketRow(ticket), receipt: receipts[index] })),
  )
  await insertAll(tx, 'message', messages.map(messageRow))
  await insertAll(tx, 'answer_copy', messages.flatMap(copyRows))
  await insertAll(tx, 'flag', flags.map(flagRow))
  await insertAll(tx, 'responder', responders.map(responderRow))
  if (rota) await insertAll(tx, 'rota', [{ id: 'rota', version: rota.version, doc: JSON.stringify(rota) }])
  await insertAll(tx, 'saved_view', views.map(viewRow))
  await insertAll(tx, 'canned_reply', cannedReplies.map(cannedReplyRow))
  await recordPuts(tx, 'staff', staff, now)
  await recordPuts(tx, 'group', groups, now)
  await recordPuts(tx, 'message', messages, now)
  await recordPuts(
    tx,
    'ticket',
    tickets.map(({ ticket }) => ticket),
    now,
  )
  await recordPuts(tx, 'flag', flags, now)
  await recordPuts(tx, 'responder', responders, now)
  if (rota) await recordPuts(tx, 'rota', [{ id: 'rota', version: rota.version }], now)
  await recordPuts(tx, 'view', views, now)
  await recordPuts(tx, 'canned-reply', cannedReplies, now)
  if (triage) await insertTriage(tx, triage, now)
}

async function insertTriage(tx: Writer, triage: TriageHistory, now: Date): Promise<void> {
  const { operations, entries, outages, reports, pages } = triage
  await insertAll(tx, 'blocklist_operation', operations.map(({ sent, recorded }) => operationRow(recorded, sent))) // prettier-ignore
  await insertAll(tx, 'blocklist_entry', entries.map(entryRow))
  await insertAll(tx, 'outage', outages.map(outageRow))
  await insertAll(
    tx,
    'outage_report',
    reports.map(({ report, outageId }) => reportRow(report, outageId)),
  )
  await insertAll(tx, 'page', pages.map(pageRow))
  await insertAll(tx, 'delivery', pages.flatMap(settledDeliveries))
  await recordPuts(tx, 'blocklist-operation', operations.map(({ sent: { id } }) => ({ id })), now) // prettier-ignore
  await recordPuts(tx, 'blocklist-entry', entries, now)
  await recordPuts(tx, 'outage', outages, now)
  await recordPuts(tx, 'page', pages, now)
}

/** Messages of a page that is over: nothing is left to do about any of them, and no gateway has to be counted. */
function settledDeliveries({ id, deliveries }: Page) {
  return deliveries.map((delivery, index) => ({
    id: delivery.id,
    page_id: id,
    position: index + 1,
    purpose: delivery.purpose,
    responder_id: delivery.responderId,
    method_id: delivery.methodId,
    round: delivery.round,
    gateway: '',
    state: delivery.state,
    tries: delivery.tries,
    due_at: null,
    lease: null,
    lease_until: null,
    settled_at: Date.parse(delivery.acceptedAt ?? delivery.failedAt ?? delivery.queuedAt),
    receipt: null,
    doc: JSON.stringify(delivery),
  }))
}

function copyRows({ id, alsoTo = [] }: Message) {
  return alsoTo.map(({ ticketId }) => ({ message_id: id, ticket_id: ticketId }))
}

function responderRow(responder: Responder) {
  const { id, staffId, version } = responder
  return { id, staff_id: staffId, version, doc: JSON.stringify(responder) }
}

function nameRows(group: Group) {
  return [group.name, ...group.aliases].map((name) => ({ identity: nameIdentity(name), group_id: group.id }))
}

/** New things have no former change whose `latest` would have to be cleared. */
async function recordPuts(
  tx: Writer,
  kind: ChangeKind,
  things: readonly { readonly id: string; readonly version?: number }[],
  now: Date,
): Promise<void> {
  const head = await headOf(tx)
  const at = now.toISOString()
  const marks = randomBytes(markBytes * things.length)
  const rows = things.map((thing, index) => ({
    seq: head + index + 1,
    kind,
    id: thing.id,
    op: 'put' as const,
    version: thing.version ?? 1,
    mark: marks.toString('base64url', index * markBytes, (index + 1) * markBytes),
    at,
    latest: 1 as const,
  }))
  await insertAll(tx, 'change', rows)
}

/** Many rows in one statement, whose text is the same each time and is prepared once. */
async function insertAll(
  tx: Writer,
  table: keyof Tables,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const chunk = rows.slice(start, start + rowsAtOnce)
    const places = chunk.map(() => `(${columns.map(() => '?').join(',')})`).join(',')
    const text = `insert into ${table} (${columns.join(',')}) values ${places}`
    const values = chunk.flatMap((row) => columns.map((column) => row[column]))
    await tx.executeQuery(CompiledQuery.raw(text, values))
  }
}
