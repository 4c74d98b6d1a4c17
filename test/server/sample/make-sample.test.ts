import { describe, expect, it } from 'vitest'
import { groupSchema } from '#shared/protocol/group'
import { messageSchema } from '#shared/protocol/message'
import { settingsSchema } from '#shared/protocol/settings'
import { staffSchema } from '#shared/protocol/staff'
import { ticketSchema } from '#shared/protocol/ticket'
import { normaliseName } from '#shared/rules/normalise-name'
import { activeStatuses, statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { verdicts } from '#shared/rules/verdict'
import { makeSample, type SampleWish } from '#server/sample/make-sample'

const now = new Date('2026-11-23T15:00:00Z')
const wish: SampleWish = { seed: 1, tickets: 2000, now }

const text = (asked: SampleWish) => {
  const { tickets, triage, ...rest } = makeSample(asked)
  return JSON.stringify({ ...rest, tickets: [...tickets], triage: triage() })
}
const sample = makeSample(wish)
const tickets = [...sample.tickets]
const share = (count: number) => count / tickets.length
const countBy = (keyOf: (index: number) => string) => {
  const counts = new Map<string, number>()
  for (const index of tickets.keys()) counts.set(keyOf(index), (counts.get(keyOf(index)) ?? 0) + 1)
  return counts
}

describe('a sample', () => {
  it('is the same for the same seed and instant, byte for byte, and another for another seed', () => {
    const small = { seed: 7, tickets: 150, now }
    expect(text(small)).toBe(text(small))
    expect(text(small)).not.toBe(text({ ...small, seed: 8 }))
  })

  it('is told while it is read: the beginning of a huge one costs no more than that', () => {
    const [first] = makeSample({ ...wish, tickets: 500_000 }).tickets
    expect(first?.ticket.number).toBe(1000)
  })

  it('holds only what the contract allows', () => {
    expect(settingsSchema.parse(sample.settings)).toEqual(sample.settings)
    expect(sample.groups.map((group) => groupSchema.parse(group))).toEqual(sample.groups)
    expect(sample.staff.map((staff) => staffSchema.parse(staff))).toEqual(sample.staff)
    for (const { ticket, messages } of tickets.filter((_, index) => index % 20 === 0)) {
      expect(ticketSchema.parse(ticket)).toEqual(ticket)
      expect(messages.map((message) => messageSchema.parse(message))).toEqual(messages)
    }
  })

  it.each([0, 1, 5, 99])('has exactly as many tickets as asked for: %i', (count) => {
    expect([...makeSample({ ...wish, tickets: count }).tickets]).toHaveLength(count)
  })

  it('numbers tickets in the order of filing, and nothing lies after the present or before its beginning', () => {
    let before = '2026-08-25T15:00:00.000Z'
    for (const [index, { ticket, messages }] of tickets.entries()) {
      expect(ticket.number).toBe(1000 + index)
      expect(ticket.createdAt >= before).toBe(true)
      before = ticket.createdAt
      expect(messages.map((message) => message.position)).toEqual(messages.map((_, at) => at + 1))
      expect(messages.map((message) => message.createdAt)).toEqual(
        messages.map((message) => message.createdAt).toSorted(),
      )
      expect(ticket.updatedAt <= now.toISOString()).toBe(true)
      expect(ticket.updatedAt).toBe(messages.at(-1)?.createdAt)
      // What the desk decided is told as the ticket is filed, in its first version.
      expect(ticket.version).toBe(messages.length - (ticket.gate ? 1 : 0))
    }
  })

  it('never gives an id or a group name twice', () => {
    const ids = [...tickets.flatMap(({ ticket, messages }) => [ticket.id, ...messages.map((message) => message.id)]), ...sample.groups.map((group) => group.id)] // prettier-ignore
    expect(new Set(ids).size).toBe(ids.length)
    const names = sample.groups.flatMap((group) => [group.name, ...group.aliases]).map(normaliseName)
    expect(new Set(names).size).toBe(names.length)
  })

  it('fills every slot of its texts', () => {
    for (const { ticket, messages } of tickets)
      expect([ticket.subject, ...messages.map((message) => message.body)].join('\n')).not.toMatch(
        /[{}]|undefined/,
      )
  })
})

describe('a believable desk', () => {
  it('has every urgency, status and verdict, and about one active ticket in ten', () => {
    expect([...countBy((index) => tickets[index]?.ticket.urgency.requested ?? '').keys()].toSorted()).toEqual(
      urgencies.toSorted(),
    )
    const byStatus = countBy((index) => tickets[index]?.ticket.status ?? '')
    expect([...byStatus.keys()].toSorted()).toEqual(statuses.toSorted())
    const active = activeStatuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0)
    expect(share(active)).toBeGreaterThan(0.07)
    expect(share(active)).toBeLessThan(0.14)
    for (const verdict of verdicts)
      expect(tickets.some(({ ticket }) => ticket.verdict === verdict)).toBe(true)
  })

  it('has most mission criticals from few groups, and those groups mostly wrong', () => {
    const critical = tickets.filter(({ ticket }) => ticket.urgency.requested === 'mission-critical')
    const byGroup = new Map<string, number>()
    for (const { ticket } of critical) byGroup.set(ticket.groupId, (byGroup.get(ticket.groupId) ?? 0) + 1)
    const [worst] = [...byGroup].toSorted(([, one], [, other]) => other - one)
    expect(worst?.[1]).toBeGreaterThan(critical.length / 10)
    const judged = critical.filter(({ ticket }) => ticket.groupId === worst?.[0] && ticket.verdict !== null)
    const justified = judged.filter(({ ticket }) => ticket.verdict === 'justified')
    expect(justified.length).toBeLessThan(judged.length / 3)
  })

  it('has outages that several groups report within the hour', () => {
    const times = tickets
      .filter(({ ticket }) => ticket.urgency.requested === 'mission-critical')
      .map(({ ticket }) => ({ at: Date.parse(ticket.createdAt), group: ticket.groupId }))
    const together = times.map(({ at }) => new Set(times.filter((other) => other.at >= at && other.at < at + 3_600_000).map((other) => other.group)).size) // prettier-ignore
    expect(Math.max(...together)).toBeGreaterThanOrEqual(3)
  })

  it('is quiet at night, and answered by the night shift there', () => {
    const hour = (instant: string) => (new Date(instant).getUTCHours() + 19) % 24
    const night = tickets.filter(({ ticket }) => hour(ticket.createdAt) < 6)
    expect(share(night.length)).toBeLessThan(0.1)
    const shifts = new Set(tickets.map(({ ticket }) => ticket.assigneeId).filter((id) => id !== null))
    expect(shifts.size).toBe(sample.staff.length)
  })

  it('has names of many scripts, unconfirmed groups, aliases, and conversations of very different length', () => {
    const names = tickets
      .map(({ ticket }) => `${ticket.requester.firstName} ${ticket.requester.lastName}`)
      .join('\n')
    for (const script of [
      /\p{Script=Cyrillic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
    ])
      expect(names).toMatch(script)
    expect(sample.groups.filter((group) => !group.confirmed).length).toBeGreaterThan(2)
    expect(sample.groups.some((group) => group.aliases.length > 0)).toBe(true)
    const lengths = new Set(tickets.map(({ messages }) => messages.length))
    expect(lengths.has(1)).toBe(true)
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(8)
  })
})
