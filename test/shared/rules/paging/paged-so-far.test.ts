import { describe, expect, it } from 'vitest'
import { deliverySchema, type Delivery } from '#shared/protocol/delivery'
import { pageSchema, type Page } from '#shared/protocol/page'
import { pagedSoFar } from '#shared/rules/paging/paged-so-far'

const at = '2026-11-29T14:02:00.000Z'
const later = '2026-11-29T14:05:00.000Z'
const page = (more: Partial<Page> = {}): Page =>
  pageSchema.parse({
    id: 'p',
    ticketId: 't',
    groupId: 'g',
    outageId: null,
    state: 'queued',
    ticketIds: ['t'],
    entryIds: [],
    beganAt: at,
    acknowledgedAt: null,
    version: 1,
    ...more,
  })
const delivery = (responderName: string, more: Partial<Delivery> = {}): Delivery =>
  deliverySchema.parse({
    id: `d-${responderName}`,
    purpose: 'wake',
    responderId: 'r',
    responderName,
    methodId: 'm',
    channel: 'smtp',
    to: 'x',
    isVerified: true,
    round: 1,
    state: 'accepted',
    tries: 1,
    words: '',
    queuedAt: at,
    acceptedAt: at,
    deliveredAt: null,
    readAt: null,
    answeredAt: null,
    failedAt: null,
    ...more,
  })
const told = (pages: readonly Page[], more: Partial<Parameters<typeof pagedSoFar>[0]> = {}) =>
  pagedSoFar({ isAtDesk: true, outcome: 'page', pages, ...more })

describe('what is known of a ticket’s paging', () => {
  it('is that nobody was paged, while it has not reached the desk', () => {
    expect(told([], { isAtDesk: false })).toEqual({ kind: 'not-sent' })
  })

  it('is what the gate did where there is no page', () => {
    expect(told([], { outcome: 'withheld' })).toEqual({ kind: 'withheld' })
    expect(told([page({ state: 'withheld' })], { outcome: 'withheld' })).toEqual({ kind: 'withheld' })
    expect(told([], { outcome: 'unknown-group' })).toEqual({ kind: 'unknown-group' })
    expect(told([], { outcome: null })).toEqual({ kind: 'unknown' })
  })

  it('is that no gateway took it, with the trouble', () => {
    const refused = delivery('Bo', { state: 'failed', acceptedAt: null, failedAt: later })
    expect(told([page({ trouble: 'Nobody is on duty.', deliveries: [refused] })])).toEqual({
      kind: 'nobody-reached',
      at: Date.parse(at),
      trouble: 'Nobody is on duty.',
    })
  })

  it('is to whom gateways took messages, each once, and not those that told of something else', () => {
    const deliveries = [
      delivery('Bo', { acceptedAt: later }),
      delivery('Ann'),
      delivery('Bo'),
      delivery('Cy', { purpose: 'tell' }),
    ]
    expect(told([page({ state: 'notified', deliveries })])).toEqual({
      kind: 'sent',
      at: Date.parse(at),
      names: ['Bo', 'Ann'],
    })
  })

  it('is who has it, and of several pages the one under way', () => {
    const acknowledgedBy = { name: 'Bo', staffId: null, responderId: null, how: 'link' } as const
    const held = page({ state: 'acknowledged', acknowledgedAt: later, acknowledgedBy })
    const over = page({ state: 'resolved', resolvedAt: later })
    expect(told([over, held])).toEqual({ kind: 'held', at: Date.parse(later), name: 'Bo' })
    expect(told([over])).toEqual({ kind: 'over', at: Date.parse(later) })
  })

  it('is nothing of a drill', () => {
    expect(told([page({ kind: 'drill', state: 'notified' })], { outcome: null })).toEqual({ kind: 'unknown' })
  })
})
