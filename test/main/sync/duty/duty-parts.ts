import { methodIdSchema, responderIdSchema } from '#shared/protocol/common'
import type { Change } from '#shared/protocol/changes'
import { pageSchema } from '#shared/protocol/page'
import { responderSchema, type Responder } from '#shared/protocol/responder'
import { rotaReplySchema, type Rota } from '#shared/protocol/rota'

let seq = 0

/** One way to reach somebody; `more` over a verified pager that was never tried. */
export function methodOf(id: string, more: object = {}) {
  return {
    id: methodIdSchema.parse(id),
    settings: {
      channel: 'snpp',
      host: 'pager.example.net',
      port: 444,
      pagerId: '5550100',
      login: '',
      isTwoWay: false,
      length: 200,
      allowsInternal: false,
    },
    secretsKept: ['pin'],
    verifiedAt: '2026-11-01T00:00:00.000Z',
    lastTest: null,
    lastGoodTestAt: null,
    ...more,
  }
}

export function responderOf(id: string, more: object = {}): Responder {
  return responderSchema.parse({
    id: responderIdSchema.parse(id),
    name: id,
    role: 'support',
    staffId: null,
    phone: '',
    active: true,
    methods: [methodOf(`${id}-m`)],
    version: 1,
    ...more,
  })
}

export function responderPut(doc: Responder): Change {
  return { seq: (seq += 1), kind: 'responder', op: 'put', id: doc.id, version: doc.version, doc }
}

export function rotaPut(rota: Partial<Rota>, version = 2): Change {
  const doc = rotaReplySchema.parse({
    timeZone: 'UTC',
    shifts: [],
    overrides: [],
    escalation: [],
    ...rota,
    version,
  })
  return { seq: (seq += 1), kind: 'rota', op: 'put', id: 'rota', version, doc }
}

/** A page with one message for each of these, as far as it came. */
export function pagePut(
  id: string,
  beganAt: string,
  woken: readonly { responderId: string; acceptedAt: string | null; purpose?: string }[],
  more: object = {},
): Change {
  const doc = pageSchema.parse({
    id,
    ticketId: null,
    groupId: null,
    outageId: null,
    state: 'resolved',
    ticketIds: [],
    entryIds: [],
    beganAt,
    acknowledgedAt: null,
    deliveries: woken.map(({ responderId, acceptedAt, purpose = 'wake' }, place) => ({
      id: `${id}-${place}`,
      purpose,
      responderId,
      responderName: `${responderId} of then`,
      methodId: `${responderId}-m`,
      channel: 'snpp',
      to: 'a pager',
      isVerified: true,
      round: 1,
      state: acceptedAt === null ? 'failed' : 'accepted',
      tries: 1,
      words: '',
      queuedAt: beganAt,
      acceptedAt,
      deliveredAt: null,
      readAt: null,
      answeredAt: null,
      failedAt: acceptedAt === null ? beganAt : null,
    })),
    version: 1,
    ...more,
  })
  return { seq: (seq += 1), kind: 'page', op: 'put', id: doc.id, version: doc.version, doc }
}
