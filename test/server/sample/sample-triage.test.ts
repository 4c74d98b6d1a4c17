import { describe, expect, it } from 'vitest'
import { blocklistEntrySchema, recordedOperationSchema } from '#shared/protocol/blocklist'
import { flagSchema } from '#shared/protocol/flag'
import { outageSchema } from '#shared/protocol/outage'
import { pageSchema } from '#shared/protocol/page'
import { findBreak } from '#shared/rules/blocklist/chain'
import { stateAt } from '#shared/rules/blocklist/entry-state'
import { findOutages } from '#shared/rules/outages'
import { urgencyCase } from '#shared/rules/urgency-case'
import { urgencyRecord } from '#shared/rules/urgency-record'
import { makeSample, outageRuleFor } from '#server/sample/make-sample'
import { sha256 } from '#server/store/blocklist-operations'

const now = new Date('2026-11-23T15:00:00Z')
const sample = makeSample({ seed: 7, tickets: 2000, now })
const told = [...sample.tickets]
const triage = sample.triage()
const tickets = told.map(({ ticket }) => ticket)
const critical = tickets.filter(({ urgency }) => urgency.requested === 'mission-critical')
const flags = told.flatMap((each) => each.flags)

describe('what became of the urgencies of a sample', () => {
  it('holds only what the contract allows', () => {
    for (const [schema, things] of [
      [recordedOperationSchema, triage.operations.map(({ recorded }) => recorded)],
      [blocklistEntrySchema, triage.entries],
      [outageSchema, triage.outages],
      [pageSchema, triage.pages],
      [flagSchema, flags],
    ] as const) {
      expect(things.length).toBeGreaterThan(2)
      for (const thing of things) expect(schema.parse(thing)).toEqual(thing)
    }
  })

  it('is a blocklist with a sound chain by an admin, on which some are blocked, one was, and one was let off', () => {
    const operations = triage.operations.map(({ recorded }) => recorded)
    expect(findBreak(operations, sha256)).toBeNull()
    const admins = new Set<string>(sample.staff.filter(({ role }) => role === 'admin').map(({ id }) => id))
    for (const { madeBy } of operations) expect(admins).toContain(madeBy)
    const states = triage.entries.map((entry) => stateAt(entry, now.getTime()))
    expect(states.toSorted()).toEqual(['ended', 'in-force', 'in-force', 'in-force', 'lifted'])
    for (const { evidence, groupId } of triage.entries)
      for (const id of evidence) expect(tickets.find((ticket) => ticket.id === id)?.groupId).toBe(groupId)
  })

  it('withholds exactly what was blocked when it was filed, and counts the hits', () => {
    for (const { gate, groupId, createdAt } of critical) {
      const at = Date.parse(createdAt)
      const blocking = triage.entries.filter((entry) => {
        const until = entry.lifted?.at ?? entry.until ?? '9999'
        return entry.groupId === groupId && Date.parse(entry.from) <= at && at < Date.parse(until)
      })
      expect(gate?.outcome === 'withheld').toBe(blocking.length > 0)
    }
    for (const { id, hits } of triage.entries)
      expect(critical.filter(({ gate }) => gate?.entryIds.includes(id))).toHaveLength(hits)
  })

  it('records each decision on its ticket, in the conversation, and on a page that is over', () => {
    for (const { ticket, messages } of told.filter((each) => each.ticket.gate)) {
      const { gate } = ticket
      expect(messages[1]).toMatchObject({ kind: 'event', body: gate?.reason, author: { kind: 'desk' } })
      const page = triage.pages.find(({ id }) => id === gate?.pageId)
      expect(page?.ticketIds.includes(ticket.id) ?? false).toBe(gate?.outcome !== 'unknown-group')
    }
    expect(critical.every(({ gate }) => gate != null)).toBe(true)
    expect(new Set(triage.pages.map(({ state }) => state))).toEqual(new Set(['resolved', 'withheld']))
    expect(critical.some(({ gate }) => gate?.outcome === 'joined')).toBe(true)
  })

  it('has the outages that its reports make, and their pages', () => {
    const reports = triage.reports.map(({ report }) => report)
    const found = findOutages(reports, sample.settings.thresholds.outage)
    expect(triage.outages.map(({ ticketIds }) => ticketIds)).toEqual(found.map(({ ticketIds }) => ticketIds))
    for (const { id, groupIds } of triage.outages) {
      expect(groupIds.length).toBeGreaterThanOrEqual(3)
      expect(triage.pages.some(({ outageId }) => outageId === id)).toBe(true)
    }
    for (const { report, outageId } of triage.reports)
      expect(triage.outages.find(({ id }) => id === outageId)?.ticketIds.includes(report.ticketId) ?? false).toBe(outageId !== null) // prettier-ignore
  })

  it('has flags on tickets that were lowered, told in their conversations', () => {
    for (const { ticket, messages, flags: own } of told.filter((each) => each.flags.length > 0)) {
      expect(ticket.urgency.requested).toBe('mission-critical')
      for (const flag of own) {
        expect(flag.ticketId).toBe(ticket.id)
        expect(messages.some(({ body, createdAt }) => body.includes(flag.reason) && createdAt === flag.createdAt)).toBe(true) // prettier-ignore
      }
    }
  })

  it('shows whoever tries it one that is withheld and one of a group that nobody knows, both just filed', () => {
    expect(tickets.slice(-2).map(({ gate, status, updatedAt }) => [gate?.outcome, status, updatedAt])).toEqual([
      ['withheld', 'new', new Date(now.getTime() - 26 * 60_000).toISOString()],
      ['unknown-group', 'new', new Date(now.getTime() - 4 * 60_000).toISOString()],
    ]) // prettier-ignore
  })

  it('has records that say something: most reporters are known, and the blocked stand out', () => {
    const tied = new Set<string>(triage.outages.flatMap(({ ticketIds }) => ticketIds))
    const recordOf = (groupId: string) =>
      urgencyRecord(
        told
          .filter(({ ticket }) => ticket.groupId === groupId)
          .map(({ ticket, flags: own }) => {
            const contacts = sample.groups.find(({ id }) => id === groupId)?.contacts ?? []
            return urgencyCase({ ticket, contacts, flags: own, isOutage: tied.has(ticket.id) })
          }),
        now.getTime(),
      )
    const known = sample.groups.filter(({ confirmed }) => confirmed).map(({ id }) => recordOf(id))
    const sum = (of: 'missionCritical' | 'unvouched') => known.reduce((total, record) => total + record[of].length, 0) // prettier-ignore
    expect(sum('unvouched')).toBeLessThan(sum('missionCritical') / 4)
    const worst = triage.entries[0]
    expect(recordOf(worst?.groupId ?? '').falseShare).toBeGreaterThan(0.5)
    expect(known.filter(({ falseShare }) => falseShare <= 0.25).length).toBeGreaterThan(known.length / 2)
  })

  it('asks for more groups at once the more tickets there are, within what settings may say', () => {
    const rules = [500, 5000, 20_000, 500_000].map((count) => outageRuleFor({ tickets: count }).groups)
    expect(rules.slice(0, 2)).toEqual([3, 3])
    expect(rules).toEqual(rules.toSorted((one, other) => one - other))
    expect(outageRuleFor({ tickets: 5_000_000 }).groups).toBeLessThanOrEqual(100)
  })
})
