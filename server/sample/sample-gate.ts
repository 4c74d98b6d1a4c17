import { outageIdSchema, pageIdSchema, type ResponderId, type StaffId } from '../../shared/protocol/common.ts'
import type { Page } from '../../shared/protocol/page.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { findOutages, type OutageReport, type OutageRule } from '../../shared/rules/outages.ts'
import { decidePage, type EarlierPage } from '../../shared/rules/page-gate.ts'
import { reportsTrouble } from '../../shared/rules/reports-trouble.ts'
import { standingOf } from '../../shared/rules/wakes-people.ts'
import { storedOutage } from '../store/match-outages.ts'
import { earlierPage } from '../store/pages.ts'
import { firstPage, recordedDecision } from '../store/pass-gate.ts'
import type { TriageHistory } from '../store/bulk.ts'
import { sampleId, type Random } from './random.ts'
import { blocklistOf, blocksAt, type SampleBlock } from './sample-blocks.ts'
import { day, hour } from './sample-clock.ts'
import { acknowledgedAfter, deliveredPage, sampleDrills, type SampleCrew } from './sample-deliveries.ts'
import type { SampleGroup } from './sample-groups.ts'

/** What decides about the pages of a sample, and remembers what it decided. */
export interface SampleGate {
  /** The ticket with what was decided when it was filed. Tickets come in the order of filing. */
  pass(ticket: Ticket, group: SampleGroup): Ticket
  /** Everything that came of it, once the last ticket was read. */
  finish(admin: StaffId): TriageHistory
}

/** So far back, in ms, reports can be part of an outage that goes on. */
const outageLooksBack = 4 * hour
/** As many tickets as an administrator names as evidence. */
const mostEvidence = 6

/** The gate of a sample: it decides with the rules of the service, over what is known so far. */
export function sampleGate(
  random: Random,
  blocks: readonly SampleBlock[],
  rule: OutageRule,
  crew: { readonly random: Random; readonly people: SampleCrew; readonly from: number },
  now: number,
): SampleGate {
  const reports: OutageReport[] = []
  /** `after`: the page whose holder alone was told. */
  const pages: { page: Page; acknowledgedAt: number; after: Page['id'] | null }[] = []
  /** As they stand: what is found of them later is evidence. */
  const critical: Ticket[] = []

  /** What a ticket is part of by what was reported so far, named by its beginning. */
  function tiedTo(at: number): { key: string; ticketIds: ReadonlySet<string> } | null {
    const lately: OutageReport[] = []
    for (let index = reports.length - 1; index >= 0; index -= 1) {
      const report = reports[index]
      if (report === undefined || report.at < at - outageLooksBack) break
      lately.push(report)
    }
    const outage = findOutages(lately, rule).find(({ beganAt, lastAt }) => beganAt <= at && at <= lastAt)
    return outage ? { key: String(outage.beganAt), ticketIds: new Set(outage.ticketIds) } : null
  }

  function earlier(at: number, tied: ReturnType<typeof tiedTo>): EarlierPage[] {
    const lately: EarlierPage[] = []
    for (let index = pages.length - 1; index >= 0; index -= 1) {
      const known = pages[index]
      if (known === undefined || Date.parse(known.page.beganAt) < at - day) break
      const isTied = tied !== null && known.page.ticketIds.some((id) => tied.ticketIds.has(id))
      lately.push({
        ...earlierPage(known.page),
        outageId: isTied ? tied.key : null,
        acknowledgedAt: known.acknowledgedAt <= at ? known.acknowledgedAt : null,
        isOver: known.page.state === 'withheld',
      })
    }
    return lately.toReversed()
  }

  return {
    pass(ticket, { group }) {
      const at = Date.parse(ticket.createdAt)
      const withholding = blocksAt(blocks, group.id, at)
      if (!reportsTrouble(null, standingOf(ticket))) return ticket
      const corroborates = group.confirmed && withholding.length === 0
      reports.push({ ticketId: ticket.id, groupId: group.id, at, corroborates })
      if (ticket.urgency.effective !== 'mission-critical') return ticket
      const tied = tiedTo(at)
      const decision = decidePage({
        groupId: group.id,
        isConfirmed: group.confirmed,
        blockedBy: withholding.map(({ entryId }) => entryId),
        outageId: tied?.key ?? null,
        pages: earlier(at, tied),
        now: at,
      })
      const decided = (pageId: Page['id'] | null) => {
        const gate = recordedDecision(decision, 'filed', pageId, group.name, ticket.createdAt)
        const passed = { ...ticket, gate }
        critical.push(passed)
        return passed
      }
      if (decision.outcome === 'unknown-group') return decided(null)
      if (decision.outcome === 'joined') {
        const known = pages.findLast(({ page }) => page.id === decision.pageId)
        known?.page.ticketIds.push(ticket.id)
        return decided(decision.pageId)
      }
      const id = pageIdSchema.parse(sampleId(random, at))
      const page = firstPage(id, ticket, decision, null, ticket.createdAt)
      const acknowledgedAt = Math.min(at + acknowledgedAfter(random.integer(2, 12)), now)
      const after = decision.outcome === 'told' ? decision.pageId : null
      pages.push({ page, acknowledgedAt, after })
      return decided(id)
    },

    finish(admin) {
      const outages = findOutages(reports, rule).map((found) => storedOutage(found, outageIdSchema.parse(sampleId(random, found.lastAt)), 1)) // prettier-ignore
      const outageAt = (at: number) => {
        const instant = new Date(at).toISOString()
        return outages.find(({ beganAt, lastAt }) => beganAt <= instant && instant <= lastAt)?.id ?? null
      }
      const { operations, entries } = blocklistOf(random, blocks, admin, (block) => {
        const hits = pages.filter(({ page }) => page.entryIds.includes(block.entryId))
        const from = new Date(block.from).toISOString()
        const before = critical.filter(
          ({ groupId, createdAt, verdict }) =>
            groupId === block.groupId && createdAt < from && verdict !== 'justified',
        )
        return {
          evidence: before.slice(-mostEvidence).map(({ id }) => id),
          hits: hits.length,
          lastHitAt: hits.at(-1)?.page.beganAt ?? null,
        }
      })
      const holders = new Map<Page['id'], ResponderId | null>()
      return {
        operations,
        entries,
        outages,
        reports: reports.map((report) => ({ report, outageId: outageAt(report.at) })),
        pages: [
          ...pages.map(({ page, acknowledgedAt, after }) => {
            const told = {
              ...page,
              outageId: outageAt(Date.parse(page.beganAt)),
              version: page.ticketIds.length,
            }
            // Nobody is woken by a story: its pages are over before the desk opens.
            if (page.state === 'withheld') return told
            const alone = (after && holders.get(after)) ?? null
            const delivered = deliveredPage(crew.random, crew.people, told, acknowledgedAt, now, alone)
            holders.set(page.id, delivered.acknowledgedBy?.responderId ?? null)
            return delivered
          }),
          ...sampleDrills(crew.random, crew.people, admin, crew.from, now),
        ],
      }
    },
  }
}
