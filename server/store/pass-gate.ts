import {
  pageIdSchema,
  type Author,
  type GroupId,
  type OutageId,
  type PageId,
  type ResponderId,
} from '../../shared/protocol/common.ts'
import { untoldPage, type Page } from '../../shared/protocol/page.ts'
import type { GateCause, GateDecision, Ticket } from '../../shared/protocol/ticket.ts'
import { gateWords } from '../../shared/rules/gate-words.ts'
import {
  decidePage,
  unlessUntold,
  type EarlierPage,
  type PageDecision,
} from '../../shared/rules/page-gate.ts'
import { asksForPeople, standingOf, wakingBy } from '../../shared/rules/wakes-people.ts'
import { countHit, entriesWithholding } from './blocklist-entries.ts'
import type { Writer } from './database.ts'
import { groupWithMerged } from './groups.ts'
import { insertMessage } from './insert-message.ts'
import { reportOutage } from './outage-reports.ts'
import { outageOf } from './outage-of.ts'
import { holderToPage } from './page-holder.ts'
import { addToPage, earlierPages, insertPage } from './pages.ts'
import { newId } from './secrets.ts'

/** Who leaves the gate's decisions in a conversation. */
export const deskAuthor: Author = { kind: 'desk', staffId: null, name: 'The desk' }

/**
 * The one way to people: whoever files, raises or reopens a ticket, or makes its group known, comes through here, from
 * whatever source. What the step says about outages is kept first. Answers the ticket with what was decided; the caller
 * stores it, and tells it with `tellDecision`. `before` is null where the ticket is new.
 */
export async function passGate(tx: Writer, before: Ticket | null, after: Ticket, now: Date): Promise<Ticket> {
  await reportOutage(tx, before, after, now)
  const cause = gateCause(before, after)
  return cause === null ? after : decide(tx, after, cause, now)
}

/** Why a step of a ticket asks for people; null where it does not. */
export function gateCause(before: Ticket | null, after: Ticket): GateCause | null {
  const waking = wakingBy(before && standingOf(before), standingOf(after))
  if (waking !== null) return waking
  const isElsewhere = before !== null && before.groupId !== after.groupId
  return isElsewhere && waitsForGroup(after) ? 'group-known' : null
}

/** Whether people would be woken for a ticket if only its group were known. */
export function waitsForGroup(ticket: Ticket): boolean {
  return ticket.gate?.outcome === 'unknown-group' && asksForPeople(standingOf(ticket))
}

/** The gate runs again for a ticket whose group staff now vouch for. */
export async function passGateKnown(tx: Writer, ticket: Ticket, now: Date): Promise<Ticket> {
  return decide(tx, ticket, 'group-known', now)
}

async function decide(tx: Writer, ticket: Ticket, cause: GateCause, now: Date): Promise<Ticket> {
  const { group, ids } = await groupWithMerged(tx, ticket.groupId)
  const entries = await entriesWithholding(tx, ids, now)
  const outageId = await outageOf(tx, ticket.id)
  const found = decidePage({
    groupId: group.id,
    isConfirmed: group.confirmed,
    blockedBy: entries.map(({ id }) => id),
    outageId,
    pages: (await earlierPages(tx, ids, outageId, now)).map((page) => pageOfToday(page, group.id, ids)),
    now: now.getTime(),
  })
  const holder = found.outcome === 'told' ? await holderToPage(tx, found.pageId) : null
  const decision = unlessUntold(found, holder)
  if (decision.outcome === 'withheld') await countHit(tx, entries, now)
  const pageId = await recordPage(tx, ticket, decision, holder, outageId, now)
  return { ...ticket, gate: recordedDecision(decision, cause, pageId, group.name, now.toISOString()) }
}

/** What was recorded under a group that was merged into this one is this one's. */
export function pageOfToday(page: EarlierPage, groupId: GroupId, merged: readonly GroupId[]): EarlierPage {
  return merged.some((id) => id === page.groupId) ? { ...page, groupId } : page
}

/** The decision as it stands in its ticket. */
export function recordedDecision(
  decision: PageDecision,
  cause: GateCause,
  pageId: PageId | null,
  groupName: string,
  at: string,
): GateDecision {
  const { outcome } = decision
  const entryIds = outcome === 'withheld' ? [...decision.entryIds] : []
  const reason = gateWords(outcome, groupName, outcome === 'page' && decision.isUntold)
  return { outcome, cause, at, reason, pageId, entryIds }
}

/**
 * A page of its own, one more ticket of another's, or a withheld one; an unknown group makes none. One that is told to
 * `holder` is a page as any other, and asks nobody else for five minutes.
 */
async function recordPage(
  tx: Writer,
  ticket: Ticket,
  decision: PageDecision,
  holder: ResponderId | null,
  outageId: OutageId | null,
  now: Date,
): Promise<PageId | null> {
  if (decision.outcome === 'unknown-group') return null
  if (decision.outcome === 'joined') {
    await addToPage(tx, decision.pageId, ticket.id, outageId, now)
    return decision.pageId
  }
  const page = firstPage(pageIdSchema.parse(newId(now)), ticket, decision, outageId, now.toISOString())
  await insertPage(tx, { ...page, firstTo: holder }, now)
  return page.id
}

/** A page as it begins: to be sent, or withheld and over. */
export function firstPage(
  id: PageId,
  ticket: Ticket,
  decision: PageDecision,
  outageId: OutageId | null,
  at: string,
): Page {
  const isWithheld = decision.outcome === 'withheld'
  return {
    id,
    kind: 'gate',
    ticketId: ticket.id,
    groupId: ticket.groupId,
    outageId,
    madeBy: null,
    text: '',
    state: isWithheld ? 'withheld' : 'queued',
    ticketIds: [ticket.id],
    entryIds: isWithheld ? [...decision.entryIds] : [],
    beganAt: at,
    ...untoldPage,
  }
}

/** Leaves the decision in the ticket's conversation, where the staff read it, if there is a new one. */
export async function tellDecision(
  tx: Writer,
  before: Ticket | null,
  after: Ticket,
  now: Date,
): Promise<void> {
  const { gate } = after
  if (gate == null || gate === before?.gate) return
  await insertMessage(tx, after.id, { kind: 'event', body: gate.reason, author: deskAuthor, now })
}
