import type { MethodId, ResponderId } from '../../protocol/common.ts'
import type { Delivery, DeliveryState } from '../../protocol/delivery.ts'

/** A message of a page; they stand in the order in which they were written. */
export type Sent = Pick<Delivery, 'purpose' | 'responderId' | 'methodId' | 'channel' | 'state'>

/** Whom to send something, and by which of their methods. */
export interface Addressed {
  readonly responderId: ResponderId
  readonly methodId: MethodId
}

/** How far each state is from a person's mind: 0 has not reached even a gateway. */
const reach: Record<DeliveryState, number> = {
  queued: 0,
  failed: 0,
  accepted: 1,
  delivered: 2,
  read: 3,
  answered: 4,
}

/**
 * Who has been woken and was told nothing since, each by the method that came closest to them; `holder` knows already.
 * Asked anew after a message that came late, it names only who has become woken since.
 */
export function whomToTell(sent: readonly Sent[], holder: ResponderId | null): Addressed[] {
  const people = new Map<ResponderId, Sent>()
  for (const wake of wokenAndNot(sent, 'tell', isPerson, ({ responderId }) => responderId)) {
    if (wake.responderId === holder) continue
    const best = people.get(wake.responderId)
    if (best === undefined || reach[wake.state] > reach[best.state]) people.set(wake.responderId, wake)
  }
  return unique([...people.values()])
}

/**
 * PagerDuty's alarms that were told nothing of that kind since, whoever has the page: they ring on otherwise. `tell` says
 * there that somebody has it, `end` that it is over.
 */
export function alarmsToTell(sent: readonly Sent[], purpose: 'tell' | 'end'): Addressed[] {
  return unique(wokenAndNot(sent, purpose, isAlarm, wayOf))
}

/** Messages that have woken somebody, the newest first, after which nothing of that purpose was sent to the same. */
function wokenAndNot(
  sent: readonly Sent[],
  purpose: Sent['purpose'],
  isMeant: (one: Sent) => boolean,
  keyOf: (one: Sent) => string,
): Sent[] {
  const followed = new Set<string>()
  return sent
    .filter(isMeant)
    .toReversed()
    .filter((one) => {
      if (one.purpose === purpose) followed.add(keyOf(one))
      return one.purpose === 'wake' && reach[one.state] > 0 && !followed.has(keyOf(one))
    })
}

function isAlarm({ channel }: Sent): boolean {
  return channel === 'pagerduty'
}

function isPerson(one: Sent): boolean {
  return !isAlarm(one)
}

function wayOf({ responderId, methodId }: Sent): string {
  return `${responderId} ${methodId}`
}

function unique(sent: readonly Sent[]): Addressed[] {
  const known = new Map(
    sent.map((one) => [wayOf(one), { responderId: one.responderId, methodId: one.methodId }]),
  )
  return [...known.values()]
}
