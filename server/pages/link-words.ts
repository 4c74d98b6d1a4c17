import type { Delivery } from '../../shared/protocol/delivery.ts'
import type { Page } from '../../shared/protocol/page.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { recordDays, type UrgencyRecord } from '../../shared/rules/urgency-record.ts'

/** Gives an instant as the reader's clock shows it. */
export type TimeWords = (instant: string) => string

/** What the group's earlier alarms were worth, in a line; this one is among them. */
export function recordWords({ missionCritical, falseAlarms }: UrgencyRecord): string {
  const all = missionCritical.length
  if (all <= 1) return `Their first mission-critical ticket in ${recordDays} days.`
  const count = falseAlarms.length
  const share = count === 0 ? 'no false alarm' : count === 1 ? '1 false alarm' : `${count} false alarms`
  return `${all} mission-critical tickets in ${recordDays} days: ${share}.`
}

/** What a page is for, above its subject. */
export function kindWords({ kind }: Pick<Page, 'kind'>): string {
  switch (kind) {
    case 'gate':
    case 'unopened':
      return 'Mission critical'
    case 'manual':
      return 'Paged by hand'
    case 'drill':
      return 'Drill: only a test'
    default:
      return assertNever(kind)
  }
}

/** How far one person was reached: by the message that came closest to them. */
export interface Reached {
  readonly responderId: string
  readonly name: string
  readonly words: string
}

const closeness = { failed: 0, queued: 1, accepted: 2, delivered: 3, read: 4, answered: 5 } as const

/** One line for each person that a page tried to wake, those who were reached best first. */
export function whoWasReached(deliveries: readonly Delivery[], time: TimeWords): Reached[] {
  const best = new Map<string, Delivery>()
  for (const wake of deliveries) {
    if (wake.purpose !== 'wake') continue
    const known = best.get(wake.responderId)
    if (known === undefined || closeness[wake.state] >= closeness[known.state])
      best.set(wake.responderId, wake)
  }
  return [...best.values()]
    .sort((one, other) => closeness[other.state] - closeness[one.state])
    .map((wake) => ({
      responderId: wake.responderId,
      name: wake.responderName,
      words: stateWords(wake, time),
    }))
}

function stateWords({ state, words, to, ...at }: Delivery, time: TimeWords): string {
  switch (state) {
    case 'queued':
      return 'on its way to a gateway'
    case 'accepted':
      return `a gateway took it ${time(at.acceptedAt ?? at.queuedAt)}, not known to be read (${to})`
    case 'delivered':
      return `delivered ${time(at.deliveredAt ?? at.queuedAt)}, not known to be read`
    case 'read':
      return `read ${time(at.readAt ?? at.queuedAt)}`
    case 'answered':
      return `answered ${time(at.answeredAt ?? at.queuedAt)}`
    case 'failed':
      return failedWords(words)
    default:
      return assertNever(state)
  }
}

/** What was taken back because somebody had the page failed at nothing: it says so itself. */
function failedWords(words: string): string {
  if (words === '') return 'not reached'
  return words.startsWith('Not ') ? lowered(words) : `not reached: ${words}`
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
