import type { LoadView, MethodView, ResponderView, RotaView } from '../../shared/ipc/duty-views.ts'
import { methodIdSchema, responderIdSchema, type ResponderId } from '../../shared/protocol/common.ts'
import { contactMethodSchema } from '../../shared/protocol/responder.ts'
import { rotaReplySchema, type Rota } from '../../shared/protocol/rota.ts'
import { calendarDayOf } from '../../shared/rules/local-day.ts'
import { canBeReached } from '../../shared/rules/paging/reachable.ts'
import { rotaSpan } from '../../shared/rules/paging/rota-span.ts'

/** A Sunday, at noon in UTC. */
export const dutyNow = Date.parse('2026-11-29T12:00:00.000Z')

export function fakeMethod(id: string, more: object = {}, drill: MethodView['drill'] = 'good'): MethodView {
  const method = contactMethodSchema.parse({
    id: methodIdSchema.parse(id),
    settings: { channel: 'snpp', host: 'pager.example.net', pagerId: '5550100' },
    secretsKept: [],
    verifiedAt: '2026-11-01T00:00:00.000Z',
    lastTest: null,
    lastGoodTestAt: drill === 'never' ? null : '2026-11-20T00:00:00.000Z',
    ...more,
  })
  return { ...method, drill }
}

export function fakeResponder(id: string, more: Partial<ResponderView> = {}): ResponderView {
  const plain: ResponderView = {
    id: responderIdSchema.parse(id),
    name: id,
    role: 'support',
    staffId: null,
    phone: '',
    active: true,
    methods: [fakeMethod(`${id}-m`)],
    version: 3,
    staffName: null,
    isReachable: true,
    isOverdue: false,
    ...more,
  }
  return { ...plain, isReachable: canBeReached(plain) }
}

export const ids = ['ada', 'ben', 'cleo'].map((id) => responderIdSchema.parse(id))

/** Two weeks from the 29th of November 2026 on; as the back computes them. */
export function fakeRotaView(rota: Partial<Rota> = {}, reachable: readonly ResponderId[] = ids): RotaView {
  const whole = rotaReplySchema.parse({ timeZone: 'UTC', shifts: [], overrides: [], ...rota, version: 4 })
  return {
    rota: whole,
    people: ids.map((id) => ({
      id,
      name: `${id} Surname`,
      staffId: null,
      active: true,
      isReachable: reachable.includes(id),
    })),
    span: rotaSpan(whole, ids, reachable, calendarDayOf('2026-11-29'), 14),
    now: dutyNow,
  }
}

export const fakeLoad: LoadView = {
  days: 30,
  timeZone: 'Europe/Berlin',
  pages: { needed: 5, needless: 2, unjudged: 1 },
  people: [
    { id: responderIdSchema.parse('ada'), name: 'Ada', isHere: true, needed: 4, needless: 2, unjudged: 1 },
    { id: responderIdSchema.parse('gone'), name: 'Gus', isHere: false, needed: 0, needless: 0, unjudged: 1 },
  ],
  sleepers: 3,
  cutPages: 0,
}
