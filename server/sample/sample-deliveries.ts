import {
  deliveryIdSchema,
  pageIdSchema,
  type ResponderId,
  type StaffId,
} from '../../shared/protocol/common.ts'
import type { Delivery } from '../../shared/protocol/delivery.ts'
import { untoldPage, type AcknowledgementWay, type Page } from '../../shared/protocol/page.ts'
import type { ContactMethod, Responder } from '../../shared/protocol/responder.ts'
import type { RotaReply } from '../../shared/protocol/rota.ts'
import { addressWords } from '../../shared/rules/paging/method-words.ts'
import { onDuty } from '../../shared/rules/paging/on-duty.ts'
import { sampleId, type Random } from './random.ts'
import { day, hour, minute } from './sample-clock.ts'
import { takenWords } from './sample-responders.ts'

/** Those who were there while the story happened. */
export interface SampleCrew {
  readonly responders: readonly Responder[]
  readonly rota: RotaReply
}

/** As many messages as one page of a story has at most. */
const mostMessages = 6
/** A person's next method comes so long, in ms, after the one before was accepted and nobody said anything. */
const nextMethodAfter = 60_000

/** How long after its beginning somebody has a page, in ms: most within a minute, some within four; `draw` is 2 to 12. */
export function acknowledgedAfter(draw: number): number {
  return draw < 10 ? draw * 6000 : (draw - 8) * minute
}

/**
 * A page as it ended: who was told, by what, and who had it. It is over. Instants in ms; nothing lies after `now`. `alone`:
 * who was told alone, since they had an earlier page, and had it in time.
 */
export function deliveredPage(
  random: Random,
  { responders, rota }: SampleCrew,
  page: Page,
  acknowledgedAt: number,
  now: number,
  alone: ResponderId | null = null,
): Page {
  const began = Date.parse(page.beganAt)
  const active = responders.filter(({ active: isActive }) => isActive)
  const awake = new Set(onDuty({ ...rota, overrides: [] }, active.map(({ id }) => id), began)) // prettier-ignore
  const crew = active.filter(({ id }) => (alone === null ? awake.has(id) : id === alone))
  const who = crew[random.integer(0, crew.length - 1)]
  const instant = (ms: number) => new Date(Math.min(ms, now)).toISOString()
  const over = {
    ...page,
    state: 'resolved' as const,
    acknowledgedAt: instant(acknowledgedAt),
    resolvedAt: instant(acknowledgedAt + random.integer(12, 90) * minute),
    round: 1,
  }
  // Only where the rota of the story has a hole: its page is told as it was, without anybody.
  if (who === undefined) return over
  const how = wayOf(random, who)
  const others = crew.filter((one) => one !== who)
  const deliveries = [who, ...others].flatMap((one) =>
    messagesTo(random, one, { began, acknowledgedAt, answers: one === who && how === 'pager' }, instant),
  )
  const kept = deliveries
    .slice(0, mostMessages)
    .toSorted((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1))
  const accepted = kept.map(({ acceptedAt }) => acceptedAt).filter((at) => at !== null)
  return {
    ...over,
    notifiedAt: accepted.toSorted()[0] ?? null,
    acknowledgedBy: { name: who.name, staffId: who.staffId, responderId: who.id, how },
    deliveries: kept,
  }
}

/** One drill in each month of a story: asked for by an administrator, told to whoever was on duty, acknowledged. */
export function sampleDrills(
  random: Random,
  crew: SampleCrew,
  admin: StaffId,
  from: number,
  now: number,
): Page[] {
  const drills: Page[] = []
  for (let at = now - 9 * day; at > from; at -= 30 * day) {
    const began = at - random.integer(0, 5) * hour
    const id = pageIdSchema.parse(sampleId(random, began))
    const beganAt = new Date(began).toISOString()
    const about = { ticketId: null, groupId: null, outageId: null, ticketIds: [], entryIds: [] }
    const drill: Page = { ...untoldPage, ...about, id, kind: 'drill', madeBy: admin, text: 'The drill of the month: acknowledge it, nothing else.', state: 'queued', beganAt } // prettier-ignore
    drills.push(deliveredPage(random, crew, drill, began + acknowledgedAfter(random.integer(2, 9)), now))
  }
  return drills.toReversed()
}

function wayOf(random: Random, { methods, staffId }: Responder): AcknowledgementWay {
  const [first] = methods
  if (first?.settings.channel === 'snpp' && first.settings.isTwoWay && random.chance(0.6)) return 'pager'
  return staffId !== null && random.chance(0.6) ? 'console' : 'link'
}

interface Moment {
  readonly began: number
  readonly acknowledgedAt: number
  /** This one pressed the pager’s key. */
  readonly answers: boolean
}

/** What one person was sent: the first method, and the next one where that failed or nobody had the page in time. */
function messagesTo(
  random: Random,
  responder: Responder,
  { began, acknowledgedAt, answers }: Moment,
  instant: (ms: number) => string,
): Delivery[] {
  const [first, second] = responder.methods
  if (first === undefined) return []
  const failed = !answers && second !== undefined && random.chance(0.06)
  const queued = began + random.integer(200, 900)
  const taken = queued + random.integer(300, 2500)
  const deliver = (method: ContactMethod, at: number): Delivery => ({
    id: deliveryIdSchema.parse(sampleId(random, at)),
    purpose: 'wake',
    responderId: responder.id,
    responderName: responder.name,
    methodId: method.id,
    channel: method.settings.channel,
    to: addressWords(method.settings),
    isVerified: method.verifiedAt !== null,
    round: 1,
    state: 'accepted',
    tries: 1,
    words: takenWords[method.settings.channel],
    queuedAt: instant(at),
    acceptedAt: instant(at + (taken - queued)),
    deliveredAt: null,
    readAt: null,
    answeredAt: null,
    failedAt: null,
  })
  const message = deliver(first, queued)
  if (second === undefined) return [message]
  if (failed) {
    const told = 'The line broke (ECONNREFUSED).'
    return [
      { ...message, state: 'failed', words: told, acceptedAt: null, failedAt: instant(taken) },
      deliver(second, taken),
    ]
  }
  const last = answers
    ? {
        ...message,
        state: 'answered' as const,
        words: '888 1 I have it',
        answeredAt: instant(acknowledgedAt),
      }
    : message
  return acknowledgedAt > taken + nextMethodAfter ? [last, deliver(second, taken + nextMethodAfter)] : [last]
}
