import type { Author } from '../../shared/protocol/common.ts'
import type { MessageKind } from '../../shared/protocol/message.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Status } from '../../shared/rules/status.ts'
import { urgencyNames, type Urgency } from '../../shared/rules/urgency.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'
import { runningSums, weightedIndex, type Random } from './random.ts'
import { day, hour, minute } from './sample-clock.ts'
import { verdictOn } from './sample-verdict.ts'
import type { Topic } from './topic.ts'

/** What a step changes on the ticket besides adding its message. */
export interface StepChange {
  readonly status?: Status
  readonly assigneeId?: Staff['id']
  readonly effective?: Urgency
  readonly verdict?: Verdict
  /** Its author found out that the group itself filed it. */
  readonly isVouched?: boolean
}

/** One message of a conversation and what came with it; `at` in ms. */
export interface Step {
  readonly at: number
  readonly kind: MessageKind
  readonly author: Author
  readonly text: string
  readonly change: StepChange
}

export interface Opening {
  readonly at: number
  readonly topic: Topic
  readonly requested: Urgency
  readonly customer: Author
  /** Who is at the desk at an instant in ms. */
  readonly onShift: (at: number) => Staff
}

/** Mean ms until somebody answers, and from then until the matter is settled. */
const paces: Record<Urgency, readonly [first: number, rest: number]> = {
  question: [16 * hour, 11 * day],
  'work-request': [8 * hour, 8 * day],
  'urgent-work-request': [2 * hour, 4 * day],
  'impaired-function': [40 * minute, 3 * day],
  'mission-critical': [9 * minute, 14 * hour],
}

const received = ['We have it, and are looking into it now.', 'Thank you for telling us. You hear from us as soon as we know more.', 'Seen. We begin with it right away.'] as const // prettier-ignore
const thanks = ['Thank you, that did it.', 'Works again here as well. Thanks for the quick help.', 'Confirmed from our side, thank you.', 'Perfect. You may close this.'] as const // prettier-ignore
const asking = ['Any news on this?', 'Is somebody looking at it? We have heard nothing so far.', 'Just adding that it is still the same today.'] as const // prettier-ignore
const questions = ['Could you tell us since when you see this, and from which address?', 'Please send us the exact words of the error, best as text.', 'May we try this with your account tonight? Please say yes or no here.'] as const // prettier-ignore
const details = ['Since this morning, from the office and from home alike.', 'Here it is: "connection timed out (110)".', 'Yes, please go ahead.'] as const // prettier-ignore

/** Exponentially distributed around the mean: most things are quick, some take for ever. */
function wait(random: Random, mean: number): number {
  return minute + Math.floor(-Math.log(1 - random.next()) * mean)
}

function staffAuthor(staff: Staff): Author {
  return { kind: 'staff', staffId: staff.id, name: staff.name }
}

/**
 * The story of a ticket after its first message, without an end in time: whoever tells it stops at the present, and
 * where it stops is where the ticket stands.
 */
export function* tellStory(random: Random, opening: Opening): Generator<Step> {
  const { topic, requested, customer, onShift } = opening
  const [untilFirst, untilSettled] = paces[topic.urgency]
  let at = opening.at
  const said = (kind: MessageKind, author: Author, text: string, change: StepChange = {}): Step => ({ at, kind, author, text, change }) // prettier-ignore

  const overlooked = untilFirst > 4 * hour && random.chance(0.07)
  at += wait(random, overlooked ? 14 * untilFirst : untilFirst)
  if (random.chance(overlooked ? 0.5 : 0.04)) {
    yield said('customer', customer, random.pick(asking))
    at += wait(random, untilFirst)
  }
  const staff = onShift(at)
  const author = staffAuthor(staff)
  yield said('event', author, `${staff.name} took the ticket and changed the status from new to open.`, {
    assigneeId: staff.id,
    status: 'open',
  })
  yield said('reply', author, received[opening.at % received.length] ?? received[0])
  if (topic.urgency !== requested && random.chance(0.75)) {
    at += minute
    yield said('event', author, lowered(staff, requested, topic.urgency), { effective: topic.urgency })
  }
  const length = weightedIndex(random, lengths)
  const pause = untilSettled / (length + 1)
  if (length >= 2) {
    at += 2 * minute
    yield said('reply', author, random.pick(questions), { status: 'pending' })
    at += wait(random, Math.min(2 * day, untilSettled / 6))
    yield said('customer', customer, random.pick(details), { status: 'open' })
  }
  if (length >= 1 && random.chance(0.6)) {
    at += wait(random, pause / 2)
    yield said('note', author, random.pick(topic.notes))
  }
  for (const answer of length >= 1 ? topic.answers.slice(0, -1) : []) {
    at += wait(random, pause)
    yield said('reply', author, answer)
  }
  at += wait(random, pause)
  yield said('reply', author, topic.answers.at(-1) ?? '')
  if (random.chance(0.35)) {
    at += wait(random, 5 * hour)
    yield said('customer', customer, random.pick(thanks))
  }
  at += minute
  const verdict = verdictOn(random, requested, topic.urgency)
  const settled = random.chance(0.6) ? 'closed' : 'resolved'
  const words = `${staff.name} changed the status from open to ${settled}.`
  yield said('event', author, words, { status: settled, ...(verdict && { verdict }) })
  if (settled === 'closed') return
  at += 6 * day + wait(random, day)
  yield said('event', author, `${staff.name} changed the status from resolved to closed.`, {
    status: 'closed',
  })
}

function lowered(staff: Staff, from: Urgency, to: Urgency): string {
  const [one, other] = [urgencyNames[from].toLowerCase(), urgencyNames[to].toLowerCase()]
  return `${staff.name} changed the urgency from ${one} to ${other}.`
}

/** Of ten conversations three are short, four ordinary and three long. */
const lengths = runningSums([3, 4, 3])
