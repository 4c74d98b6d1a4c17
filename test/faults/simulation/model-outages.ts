import { vouchesBack } from '#server/store/outage-reports'
import { byTicket } from '#server/store/outage-pages'
import { matchOutages } from '#server/store/match-outages'
import { outageIdSchema, type OutageId, type TicketId } from '#shared/protocol/common'
import type { Group } from '#shared/protocol/group'
import type { Outage } from '#shared/protocol/outage'
import type { Page } from '#shared/protocol/page'
import { defaultThresholds } from '#shared/protocol/settings'
import type { Ticket } from '#shared/protocol/ticket'
import { findOutages, type OutageReport } from '#shared/rules/outages'
import { reportsTrouble } from '#shared/rules/reports-trouble'
import { entriesWithholding } from './model-blocklist.ts'
import type { ModelDesk } from './model-desk.ts'
import { groupWithMerged } from './model-groups-of.ts'

/**
 * What a ticket's step says about outages, kept before the gate decides. The service looks around a report; the model
 * looks at all of them, every time, and has to come to the same. (Not so after the rule was changed: then the service
 * leaves alone what stood before, which nobody plays.)
 */
export function reportOutage(desk: ModelDesk, before: Ticket | null, after: Ticket): void {
  const { reports } = desk.state
  if (before !== null && before.groupId !== after.groupId)
    regroup(desk, reports.filter(({ ticketId }) => ticketId === after.id), after.groupId) // prettier-ignore
  if (!reportsTrouble(before && standing(before), standing(after))) return
  const at = Date.parse(desk.now())
  keep(desk, { ticketId: after.id, at, ...reporter(desk, after.groupId, at) })
  tie(desk)
}

function standing({ urgency, status }: Ticket) {
  return { urgency: urgency.effective, status }
}

/** Staff vouch for a group now: what it reported lately counts. */
export function vouchForReports(desk: ModelDesk, group: Group): void {
  const ids = new Set(groupWithMerged(desk.state, group.id).map(({ id }) => id))
  const since = Date.parse(desk.now()) - vouchesBack
  const lately = desk.state.reports.filter(({ groupId, at }) => ids.has(groupId) && at >= since)
  regroup(desk, lately.sort(byAge), group.id)
}

function byAge(one: OutageReport, other: OutageReport): number {
  return one.at - other.at || (one.ticketId < other.ticketId ? -1 : 1)
}

/** One after the other, as the service does: each may make or unmake an outage. */
function regroup(desk: ModelDesk, reports: readonly OutageReport[], groupId: Group['id']): void {
  for (const report of reports) {
    const said = reporter(desk, groupId, report.at)
    if (report.groupId === said.groupId && report.corroborates === said.corroborates) continue
    keep(desk, { ...report, ...said })
    tie(desk)
  }
}

/** Whose report it is, and whether it counts. */
function reporter(desk: ModelDesk, groupId: Group['id'], at: number) {
  const [group, ...merged] = groupWithMerged(desk.state, groupId)
  const ids = [group, ...merged].map(({ id }) => id)
  const isBlocked = entriesWithholding(desk.state, ids, at).length > 0
  return { groupId: group.id, corroborates: group.confirmed && !isBlocked }
}

function keep(desk: ModelDesk, report: OutageReport): void {
  const isSame = ({ ticketId, at }: OutageReport) => ticketId === report.ticketId && at === report.at
  desk.state.reports = [...desk.state.reports.filter((one) => !isSame(one)), report]
}

function tie(desk: ModelDesk): void {
  const { state } = desk
  const { outage: rule } = state.settings.get('desk')?.thresholds ?? defaultThresholds
  const before = [...state.outage.values()].sort((one, other) => (one.beganAt < other.beganAt ? -1 : 1))
  const found = findOutages(state.reports, rule)
  const { puts, gone } = matchOutages(before, found, () => outageIdSchema.parse(desk.newId()))
  for (const { outage, newTickets } of puts) {
    state.outage.set(outage.id, outage)
    desk.record('outage', outage.id, outage.version)
    for (const ticketId of newTickets) tiePage(desk, outage, ticketId)
  }
  for (const { id, version } of gone) {
    const left = [...state.page.values()].filter(({ outageId }) => outageId === id).sort(byTicket)
    state.outage.delete(id)
    for (const page of left)
      putPage(desk, {
        ...page,
        outageId: page.ticketId && outageOf(desk, page.ticketId, Date.parse(page.beganAt)),
      })
    desk.record('outage', id, version + 1, 'delete')
  }
}

function tiePage(desk: ModelDesk, outage: Outage, ticketId: TicketId): void {
  const gate = desk.state.ticket.get(ticketId)?.gate
  if (gate?.pageId == null || gate.at < outage.beganAt) return
  const page = desk.state.page.get(gate.pageId)
  if (page !== undefined && page.outageId !== outage.id) putPage(desk, { ...page, outageId: outage.id })
}

/** Stores a page under its next version. */
export function putPage(desk: ModelDesk, next: Page): void {
  const page = { ...next, version: next.version + 1 }
  desk.state.page.set(page.id, page)
  desk.record('page', page.id, page.version)
}

/** What a ticket's newest report is part of; with `until` (ms), the newest one up to then. */
export function outageOf(desk: ModelDesk, ticketId: TicketId, until = Infinity): OutageId | null {
  const own = desk.state.reports.filter((one) => one.ticketId === ticketId && one.at <= until)
  const newest = own.sort(byAge).at(-1)
  if (newest === undefined) return null
  const at = new Date(newest.at).toISOString()
  const outage = [...desk.state.outage.values()].find(({ beganAt, lastAt }) => beganAt <= at && at <= lastAt)
  return outage?.id ?? null
}
