import { describe, expect, it } from 'vitest'
import { staffSchema } from '#shared/protocol/staff'
import { responderReplacementSchema, responderSchema, type Responder } from '#shared/protocol/responder'
import { rotaReplySchema, rotaSchema } from '#shared/protocol/rota'
import { coverageGaps } from '#shared/rules/paging/coverage'
import { onDuty } from '#shared/rules/paging/on-duty'
import { sampleRefuses } from '#server/sample/loopback-only'
import { makeSample } from '#server/sample/make-sample'
import { pointResponder } from '#server/sample/point-method'
import { portsBefore } from '#server/sample/sample-responders'

const now = new Date('2026-11-23T15:00:00Z')
const day = 86_400_000
const colleague = staffSchema.parse({ id: 'me', name: 'Ada', email: 'ada@desk.example', role: 'admin', revokedAt: null, version: 1, createdAt: now.toISOString() }) // prettier-ignore
const sample = makeSample({ seed: 7, tickets: 2000, now, colleague })
for (const _ of sample.tickets);
const { pages } = sample.triage()
const { responders, rota } = sample
const story = pages.filter(({ state }) => state !== 'withheld')
const reachable = responders
  .filter(({ active, methods }) => active && methods.some(({ verifiedAt }) => verifiedAt !== null))
  .map(({ id }) => id)

describe('who is paged at a sample desk', () => {
  it('are people of both roles, as the contract says them, and as an administrator could write them', () => {
    for (const responder of responders) {
      expect(responderSchema.parse(responder)).toEqual(responder)
      const { name, role, staffId, phone, active } = responder
      const methods = responder.methods.map(({ id, settings }) => ({ id, settings }))
      responderReplacementSchema.parse({ name, role, staffId, phone, active, methods })
    }
    expect(new Set(responders.map(({ role }) => role)).size).toBe(2)
    const ids = responders.flatMap(({ id, methods }) => [id, ...methods.map((method) => method.id)])
    expect(new Set(ids).size).toBe(ids.length)
    const staff = new Set<string | null>([...sample.staff.map(({ id }) => id), 'me'])
    const linked = responders.map(({ staffId }) => staffId).filter((id) => id !== null)
    expect([linked.length, linked.every((id) => staff.has(id))]).toEqual([7, true])
  })

  it('have one whose method nobody verified, one who is overdue for a test, one who is never paged', () => {
    expect(responders.filter(({ methods }) => methods.every(({ verifiedAt }) => verifiedAt === null))).toHaveLength(1) // prettier-ignore
    const before = new Date(now.getTime() - 90 * day).toISOString()
    expect(responders.filter(({ methods }) => methods.every(({ lastGoodTestAt }) => (lastGoodTestAt ?? 'z') < before))).toHaveLength(1) // prettier-ignore
    expect(responders.filter(({ active }) => !active)).toHaveLength(1)
    const channels = responders.flatMap(({ methods }) => methods.map(({ settings }) => settings.channel))
    expect(new Set(channels)).toEqual(new Set(['snpp', 'smtp', 'webhook', 'ntfy']))
  })

  it('lead to the pager of their desk and nowhere else, wherever it listens', () => {
    const [first, second] = [portsBefore, { snpp: 4441, smtp: 2525, http: 8080 }]
    const settingsOf = (those: readonly Responder[]) => those.flatMap(({ methods }) => methods.map(({ settings }) => settings)) // prettier-ignore
    const moved = responders.map((responder) => pointResponder(responder, first, second))
    const there = moved.filter((responder) => responder !== null)
    expect(settingsOf(responders).map((settings) => sampleRefuses(settings, first))).toEqual(settingsOf(responders).map(() => null)) // prettier-ignore
    expect(settingsOf(there).map((settings) => sampleRefuses(settings, second))).toEqual(settingsOf(there).map(() => null)) // prettier-ignore
    expect(moved.map((responder) => responder === null)).toEqual(
      responders.map(({ methods }) => methods.every(({ settings }) => settings.channel === 'smtp')),
    )
    expect(there.map((responder) => pointResponder(responder, second, first))).toEqual(
      responders.filter((_, index) => moved[index] !== null),
    )
    expect(there.map((responder) => pointResponder(responder, second, second))).toEqual(there.map(() => null))
  })
})

describe('its rota', () => {
  it('has somebody at any hour of two weeks but for two, three nights ahead', () => {
    const { version, ...written } = rotaReplySchema.parse(rota)
    expect([rotaSchema.parse(written), version]).toEqual([written, 1])
    const gaps = coverageGaps(rota, reachable, now.getTime(), now.getTime() + 14 * day)
    expect(gaps.map(({ from, until }) => [from, until].map((ms) => new Date(ms).toISOString()))).toEqual([
      ['2026-11-26T07:00:00.000Z', '2026-11-26T09:00:00.000Z'],
    ])
  })

  it('pages whoever tries the desk', () => {
    expect(onDuty(rota, reachable, now.getTime())).toContain(responders.at(-1)?.id)
    expect(responders.at(-1)).toMatchObject({ name: 'Ada', staffId: 'me' })
  })
})

describe('its pages', () => {
  it('are over, by people who were on duty, and a message never says more than its state', () => {
    expect(story.length).toBeGreaterThan(50)
    for (const { state, deliveries, acknowledgedBy, acknowledgedAt, resolvedAt, beganAt } of story) {
      expect([state, deliveries.length > 0]).toEqual(['resolved', true])
      expect(beganAt <= String(acknowledgedAt) && String(acknowledgedAt) <= String(resolvedAt)).toBe(true)
      expect(String(resolvedAt) <= now.toISOString()).toBe(true)
      const onCall = new Set(onDuty({ ...rota, overrides: [] }, reachable, Date.parse(beganAt)))
      for (const delivery of deliveries) {
        expect(onCall).toContain(delivery.responderId)
        expect(delivery.queuedAt >= beganAt && delivery.queuedAt <= now.toISOString()).toBe(true)
        expect(delivery.failedAt !== null).toBe(delivery.state === 'failed')
        expect(delivery.answeredAt !== null).toBe(delivery.state === 'answered')
        expect(delivery.acceptedAt === null).toBe(delivery.state === 'failed')
      }
      expect(deliveries.map(({ responderId }) => responderId)).toContain(acknowledgedBy?.responderId)
      expect(acknowledgedBy?.how === 'pager').toBe(
        deliveries.some((delivery) => delivery.state === 'answered'),
      )
    }
  })

  it('are few enough in their messages, of people by day and by night, with a drill in each month', () => {
    const messages = story.flatMap(({ deliveries }) => deliveries)
    expect(messages.length / story.length).toBeLessThan(5)
    expect(messages.length / story.length).toBeGreaterThan(2)
    expect(messages.some(({ state }) => state === 'failed')).toBe(true)
    expect(pages.filter(({ kind }) => kind === 'drill')).toHaveLength(3)
    expect(messages.some(({ responderId }) => responderId === responders.at(-1)?.id)).toBe(false)
  })
})
