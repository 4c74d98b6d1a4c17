import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket, TicketChange } from '../../shared/protocol/ticket.ts'
import { statusNames } from '../../shared/rules/status.ts'
import { urgencyNames } from '../../shared/rules/urgency.ts'
import { judgedUrgency, verdictNames } from '../../shared/rules/verdict.ts'
import { mergedAfter } from './messages.ts'

/** What a change points at, by name: for the sentence that is left in the ticket. */
export interface ChangeNames {
  /** The new assignee. */
  readonly assignee: string | null
  /** The group before, and the group that `groupId` leads to. */
  readonly groupBefore: string
  readonly groupAfter: string
}

export interface DecidedChange {
  readonly ticket: Ticket
  /** What changed, by whom and why, in one sentence or two. */
  readonly sentence: string
}

/** What a PATCH makes of a ticket; null where everything is as asked for already. Version and time stay the caller's. */
export function decideTicketChange(
  ticket: Ticket,
  change: TicketChange,
  by: Author,
  at: string,
  names: ChangeNames,
): DecidedChange | null {
  const status = change.status ?? ticket.status
  const effective = change.urgency ?? ticket.urgency.effective
  const subject = change.subject ?? ticket.subject
  const groupId = change.groupId ?? ticket.groupId
  const verdict = change.verdict === undefined ? ticket.verdict : change.verdict
  const assigneeId = change.assigneeId === undefined ? ticket.assigneeId : change.assigneeId
  const judged = verdict && judgedUrgency(verdict, ticket.urgency.requested, effective)

  const merging = mergedAfter(ticket, status)
  const vouched = vouchedAfter(ticket, change, by, at)

  const parts: string[] = []
  if (status !== ticket.status)
    parts.push(
      `changed the status from ${lower(statusNames[ticket.status])} to ${lower(statusNames[status])}`,
    )
  if (ticket.mergedInto !== null && merging.mergedInto === null)
    parts.push('took it apart from the other ticket')
  if (effective !== ticket.urgency.effective)
    parts.push(
      `changed the urgency from ${lower(urgencyNames[ticket.urgency.effective])} to ${lower(urgencyNames[effective])}`,
    )
  if (assigneeId !== ticket.assigneeId) parts.push(assignment(assigneeId, by, names.assignee))
  if (subject !== ticket.subject) parts.push(`changed the subject from “${ticket.subject}” to “${subject}”`)
  if (groupId !== ticket.groupId)
    parts.push(`moved the ticket from the group ${names.groupBefore} to the group ${names.groupAfter}`)
  if (vouched !== (ticket.reporterConfirmed ?? null)) parts.push(vouching(vouched))
  if (verdict !== ticket.verdict) parts.push(judgement(verdict))
  if (parts.length === 0) return null

  const set = { by, at, why: change.reason ?? '' }
  const why = change.reason === undefined ? '' : ` Reason: ${change.reason}`
  return {
    sentence: `${by.name} ${inOneSentence(parts)}.${why}`,
    ticket: {
      ...ticket,
      status,
      subject,
      groupId,
      assigneeId,
      ...merging,
      reporterConfirmed: vouched,
      verdict,
      urgency: { ...ticket.urgency, effective, judged },
      urgencySet: {
        requested: ticket.urgencySet.requested,
        effective: effective === ticket.urgency.effective ? ticket.urgencySet.effective : set,
        judged:
          verdict === ticket.verdict && judged === ticket.urgency.judged
            ? ticket.urgencySet.judged
            : verdict && set,
      },
      updatedAt: at,
    },
  }
}

type Vouched = NonNullable<Ticket['reporterConfirmed']> | null

/** Who vouched that a group filed a ticket vouched for no other group. */
function vouchedAfter(ticket: Ticket, change: TicketChange, by: Author, at: string): Vouched {
  const isMoved = change.groupId !== undefined && change.groupId !== ticket.groupId
  const stands = isMoved ? null : (ticket.reporterConfirmed ?? null)
  if (change.reporterConfirmed === undefined) return stands
  return change.reporterConfirmed ? (stands ?? { by, at }) : null
}

function vouching(vouched: Vouched): string {
  return vouched === null
    ? 'took back that the group itself filed it'
    : 'confirmed that the group itself filed it'
}

function assignment(assigneeId: string | null, by: Author, assignee: string | null): string {
  if (assigneeId === null) return 'left the ticket to nobody in particular'
  return assigneeId === by.staffId ? 'took the ticket' : `assigned the ticket to ${assignee}`
}

function judgement(verdict: Ticket['verdict']): string {
  return verdict === null
    ? 'took back the verdict on the urgency'
    : `judged the requested urgency: ${lower(verdictNames[verdict])}`
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function inOneSentence(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
