import type { Act, ActState } from '../../shared/ipc/act.ts'
import type { Author, GroupId, StaffId } from '../../shared/protocol/common.ts'
import type { Group } from '../../shared/protocol/group.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { namesAfter } from '../../shared/rules/group-names.ts'
import { answered, newTimeline, turned } from '../../shared/rules/service-levels/timeline.ts'
import { judgedUrgency } from '../../shared/rules/verdict.ts'
import { layLink } from './lay-link.ts'
import { layMerge } from './lay-merge.ts'
import type { ShownTicket } from '../store/ticket-row.ts'

/** What laying looks at of an act. */
export interface LaidAct {
  act: Act
  madeAt: number
  state: ActState
}

export interface LayingContext {
  person: { id: StaffId; name: string }
  /** The group that a name means today, where that is known here. */
  groupByName: (name: string) => GroupId | null
}

/**
 * What is shown of a ticket: what was pulled, with the acts laid over it in the order in which they were made. Null
 * where neither the service nor an act knows the ticket. A change that needs its author is not laid: the screen
 * must not show as done what the service refused.
 */
export function layTicket(
  pulled: Ticket | null,
  acts: readonly LaidAct[],
  context: LayingContext,
): ShownTicket | null {
  let shown: ShownTicket | null = pulled
  for (const laid of acts) {
    if (shown === null) shown = filedTicket(laid, context)
    else shown = laidOver(shown, laid, context)
  }
  return shown
}

/** What is shown of a group, likewise. */
export function layGroup(pulled: Group | null, acts: readonly LaidAct[]): Group | null {
  let shown = pulled
  for (const { act, madeAt, state } of acts) {
    const at = new Date(madeAt).toISOString()
    if (act.kind === 'create-group' && shown === null) {
      const { groupId: id, name, plan } = act
      const none = { aliases: [], contacts: [], mergedInto: null }
      shown = { id, name, plan, ...none, confirmed: true, version: 1, createdAt: at, updatedAt: at }
    } else if (act.kind === 'change-group' && shown !== null && state.kind !== 'needs-you') {
      shown = { ...shown, ...given(act.set), ...namesAfter(shown, act.set) }
    } else if (act.kind === 'merge-group' && shown !== null && state.kind !== 'needs-you') {
      shown = { ...shown, mergedInto: act.into }
    }
  }
  return shown
}

function filedTicket({ act, madeAt }: LaidAct, context: LayingContext): ShownTicket | null {
  if (act.kind !== 'file-ticket') return null
  const at = new Date(madeAt).toISOString()
  const setting = { by: authorOf(context), at, why: '' }
  return {
    id: act.ticketId,
    number: null,
    groupId: context.groupByName(act.groupName),
    groupName: act.groupName,
    subject: act.subject,
    status: 'new',
    requester: act.requester,
    urgency: { requested: act.urgency, effective: act.urgency, judged: null },
    urgencySet: { requested: setting, effective: setting, judged: null },
    verdict: null,
    assigneeId: null,
    source: 'staff',
    advice: { workedBefore: null, everythingDown: null },
    mergedInto: null,
    // What staff file, they vouch for.
    reporterConfirmed: { by: authorOf(context), at },
    timeline: newTimeline,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}

function laidOver(ticket: ShownTicket, { act, madeAt, state }: LaidAct, context: LayingContext): ShownTicket {
  const at = new Date(Math.max(madeAt, Date.parse(ticket.updatedAt))).toISOString()
  if (act.kind === 'note') return { ...ticket, updatedAt: at }
  // What is held for its author answers nobody yet.
  if (act.kind === 'reply')
    return { ...ticket, updatedAt: at, ...(state.kind !== 'needs-you' && answeredBy(ticket, at)) }
  if (state.kind === 'needs-you') return ticket
  if (act.kind === 'link-ticket')
    return { ...ticket, links: layLink(ticket.links, act, authorOf(context), at), updatedAt: at }
  if (act.kind === 'merge-ticket' || act.kind === 'unmerge-ticket')
    return layMerge(ticket, act, authorOf(context), at)
  if (act.kind !== 'change-ticket') return ticket
  const { status, assigneeId, urgency, verdict, subject, groupId, reporterConfirmed, reason } = act.set
  const setting = { by: authorOf(context), at: new Date(madeAt).toISOString(), why: reason ?? '' }
  const changed: ShownTicket = {
    ...ticket,
    ...given({ status, assigneeId, verdict, subject, groupId }),
    updatedAt: at,
  }
  // What is worked on again is a ticket of its own again.
  if (status !== undefined && status !== 'closed' && ticket.mergedInto !== null)
    Object.assign(changed, { mergedInto: null, merged: null })
  if (status !== undefined && ticket.timeline !== undefined)
    changed.timeline = turned(ticket.timeline, status, at)
  if (reporterConfirmed !== undefined)
    changed.reporterConfirmed = reporterConfirmed ? { by: setting.by, at: setting.at } : null
  if (urgency !== undefined) {
    changed.urgency = { ...changed.urgency, effective: urgency }
    changed.urgencySet = { ...changed.urgencySet, effective: setting }
  }
  if (verdict !== undefined) {
    const { requested, effective } = changed.urgency
    const judged = verdict === null ? null : judgedUrgency(verdict, requested, effective)
    changed.urgency = { ...changed.urgency, judged }
    changed.urgencySet = { ...changed.urgencySet, judged: verdict === null ? null : setting }
  }
  return changed
}

/** A ticket of a desk that tells no timeline has none here either. */
function answeredBy({ timeline }: ShownTicket, at: string): Pick<ShownTicket, 'timeline'> {
  return timeline === undefined ? {} : { timeline: answered(timeline, at) }
}

function authorOf({ person }: LayingContext): Author {
  return { kind: 'staff', staffId: person.id, name: person.name }
}

type Given<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> }

/** Without the fields that are not given, which would otherwise blank what they leave alone. */
function given<Fields extends object>(fields: Fields): Partial<Given<Fields>> {
  const kept: Partial<Given<Fields>> = {}
  for (const name in fields) {
    const value = fields[name]
    if (isGiven(value)) kept[name] = value
  }
  return kept
}

function isGiven<Value>(value: Value): value is Exclude<Value, undefined> {
  return value !== undefined
}
