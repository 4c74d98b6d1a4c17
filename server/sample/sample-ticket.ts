import { messageIdSchema, ticketIdSchema, type Author, type Requester } from '../../shared/protocol/common.ts'
import type { Flag } from '../../shared/protocol/flag.ts'
import type { Message } from '../../shared/protocol/message.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { answered, newTimeline, turned } from '../../shared/rules/service-levels/timeline.ts'
import { isKnownContact } from '../../shared/rules/urgency-case.ts'
import { judgedUrgency } from '../../shared/rules/verdict.ts'
import { flagWords } from '../store/flags.ts'
import { deskAuthor } from '../store/pass-gate.ts'
import { firstNames, lastNames } from './person-names.ts'
import { sampleId, type Random } from './random.ts'
import { phoneNumber, type SampleGroup } from './sample-groups.ts'
import { sampleFlag } from './sample-flag.ts'
import type { SampleGate } from './sample-gate.ts'
import type { Matter } from './sample-matter.ts'
import { onShift } from './sample-staff.ts'
import { tellStory, type Step } from './sample-story.ts'
import { fillSlots, type Slots } from './topic.ts'

export interface SampleTicket {
  readonly ticket: Ticket
  /** In the service's order, the customer's description first. */
  readonly messages: readonly Message[]
  readonly flags: readonly Flag[]
}

export interface Filed {
  readonly number: number
  /** Ms; the story ends at `now`. */
  readonly at: number
  readonly now: number
  readonly group: SampleGroup
  readonly matter: Matter
  readonly staff: readonly [Staff, ...Staff[]]
  readonly gate: SampleGate
  /** A stream of its own for what came to the desk later: the stories stay the ones that they were. */
  readonly extras: Random
  /** Nobody has looked at it yet, whatever its story would be. */
  readonly isUntouched: boolean
}

/** One ticket with everything that was said about it up to now. */
export function sampleTicket(random: Random, filed: Filed): SampleTicket {
  const { at, now, group, matter, staff, extras } = filed
  const { topic, requested } = matter
  const slots = sampleSlots(random, group.domain)
  const requester = sampleRequester(random, group)
  const byStaff = random.chance(0.15) && !filed.isUntouched
  const customer: Author = {
    kind: 'customer',
    staffId: null,
    name: `${requester.firstName} ${requester.lastName}`,
  }
  const taker = onShift(staff, at, random)
  const author: Author = byStaff ? { kind: 'staff', staffId: taker.id, name: taker.name } : customer
  const createdAt = new Date(at).toISOString()
  const set = { by: author, at: createdAt, why: '' }
  const failure = topic.urgency === 'impaired-function' || topic.urgency === 'mission-critical'
  const answered = !byStaff && random.chance(0.6)
  const unpassed: Ticket = {
    id: ticketIdSchema.parse(sampleId(random, at)),
    number: filed.number,
    groupId: group.group.id,
    groupName: random.chance(0.1) ? (group.group.aliases[0] ?? group.group.name) : group.group.name,
    subject: fillSlots(random.pick(topic.subjects), slots),
    status: 'new',
    requester,
    urgency: { requested, effective: requested, judged: null },
    urgencySet: { requested: set, effective: set, judged: null },
    verdict: null,
    assigneeId: null,
    source: byStaff ? 'staff' : 'form',
    advice: {
      workedBefore: answered ? failure : null,
      everythingDown: answered ? topic.urgency === 'mission-critical' : null,
    },
    mergedInto: null,
    reporterConfirmed: byStaff ? { by: author, at: createdAt } : null,
    gate: null,
    timeline: newTimeline,
    version: 1,
    createdAt,
    updatedAt: createdAt,
  }
  const ticket = filed.gate.pass(unpassed, group)
  const messages: Message[] = []
  const flags: Flag[] = []
  const say = (step: Step, ids = random) =>
    messages.push(sampleMessage(ids, ticket, messages.length + 1, step, slots))
  say({ at, kind: 'customer', author, text: random.pick(topic.bodies), change: {} })
  if (ticket.gate)
    say({ at, kind: 'event', author: deskAuthor, text: ticket.gate.reason, change: {} }, extras)
  const opening = { at, topic, requested, customer, onShift: (ms: number) => onShift(staff, ms, random) }
  const isStranger = !byStaff && !isKnownContact(requester, group.group.contacts)
  for (const step of filed.isUntouched ? [] : tellStory(random, opening)) {
    if (step.at > now) break
    const asks = isStranger && requested === 'mission-critical' && step.change.assigneeId !== undefined
    const told = asks && extras.chance(0.5) ? vouchedStep(step) : step
    say(told)
    applyStep(ticket, told)
    const flag = sampleFlag(extras, ticket, step, now)
    if (flag === null) continue
    flags.push(flag)
    const words = {
      at: Date.parse(flag.createdAt),
      kind: 'event' as const,
      author: flag.by,
      text: flagWords(flag.by, flag.reason, false),
      change: {},
    }
    say(words, extras)
    applyStep(ticket, words)
  }
  return { ticket, messages, flags }
}

/** Whoever takes the ticket of somebody unknown may ask them who they are. */
function vouchedStep(step: Step): Step {
  const text = `${step.text} ${step.author.name} confirmed that the group itself filed it.`
  return { ...step, text, change: { ...step.change, isVouched: true } }
}

function applyStep(ticket: Ticket, { at, kind, author, change }: Step): void {
  const { urgency, urgencySet } = ticket
  const setting = { by: author, at: new Date(at).toISOString(), why: '' }
  ticket.status = change.status ?? ticket.status
  const before = ticket.timeline ?? newTimeline
  ticket.timeline = turned(
    kind === 'reply' ? answered(before, setting.at) : before,
    ticket.status,
    setting.at,
  )
  ticket.assigneeId = change.assigneeId ?? ticket.assigneeId
  if (change.effective) {
    urgency.effective = change.effective
    urgencySet.effective = { ...setting, why: 'Nothing of the group is down.' }
  }
  if (change.isVouched === true) ticket.reporterConfirmed = { by: author, at: setting.at }
  if (change.verdict) {
    ticket.verdict = change.verdict
    urgency.judged = judgedUrgency(change.verdict, urgency.requested, urgency.effective)
    urgencySet.judged = setting
  }
  ticket.version += 1
  ticket.updatedAt = setting.at
}

function sampleMessage(random: Random, ticket: Ticket, position: number, step: Step, slots: Slots): Message {
  return {
    id: messageIdSchema.parse(sampleId(random, step.at)),
    ticketId: ticket.id,
    position,
    kind: step.kind,
    body: fillSlots(step.text, slots),
    author: step.author,
    createdAt: new Date(step.at).toISOString(),
  }
}

function sampleSlots(random: Random, domain: string): Slots {
  const [first, firstAddress] = random.pick(firstNames)
  const [last, lastAddress] = random.pick(lastNames)
  return {
    domain,
    host: `${random.pick(['www', 'mail', 'shop', 'db1', 'web2'])}.${domain}`,
    count: String(random.integer(4, 90)),
    clock: `${random.integer(6, 22)}:${String(random.integer(0, 59)).padStart(2, '0')}`,
    person: `${first} ${last}`,
    address: `${firstAddress}.${lastAddress}@${domain}`,
  }
}

/** Most often one of the group's contacts; else somebody of theirs whom the desk has not heard of. */
function sampleRequester(random: Random, { group, domain }: SampleGroup): Requester {
  const contact = group.contacts[random.integer(0, Math.max(0, group.contacts.length - 1))]
  if (contact && random.chance(0.7)) {
    const [firstName = '', ...rest] = contact.name.split(' ')
    return { firstName, lastName: rest.join(' '), email: contact.email, phone: contact.phone }
  }
  const [firstName, firstAddress] = random.pick(firstNames)
  const [lastName, lastAddress] = random.pick(lastNames)
  return {
    firstName,
    lastName,
    email: `${firstAddress}.${lastAddress}@${domain}`,
    phone: phoneNumber(random),
  }
}
