import type { Act, ActState, Decision, OutboxEntry } from '../../../shared/ipc/act.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { planNames } from '../../../shared/rules/plans.ts'
import { statusNames } from '../../../shared/rules/status.ts'
import { urgencyNames } from '../../../shared/rules/urgency.ts'
import { verdictNames } from '../../../shared/rules/verdict.ts'

/** The words of a state, without its times. `isHeld`: an earlier act on the same thing needs its author first. */
export function stateName(state: ActState, isHeld = false): string {
  switch (state.kind) {
    case 'waiting':
      if (isHeld) return 'Waits behind an act that needs you'
      return state.tries === 0 ? 'Waits for the connection' : 'Waits for another try'
    case 'sending':
      return 'Is being sent'
    case 'sent':
      return 'Sent'
    case 'needs-you':
      return 'Needs you'
    default:
      return assertNever(state)
  }
}

/** When an entry that waits is tried again; null where it goes out with the connection. */
export function nextTry(state: ActState, now: number): string | null {
  if (state.kind !== 'waiting' || state.nextTryAt === null) return null
  const minutes = Math.round((state.nextTryAt - now) / 60_000)
  if (state.nextTryAt <= now) return 'next try now'
  return minutes < 1 ? 'next try within a minute' : `next try in ${minutes} min`
}

/** What an act carries, in full: the text a person would not want to lose. */
export function actText(act: Act): string {
  switch (act.kind) {
    case 'file-ticket':
      return `${act.groupName}: ${act.subject}\n${act.description}`
    case 'reply':
    case 'note':
      return act.body
    case 'change-ticket':
      return ticketChangeText(act.set)
    case 'create-group':
      return act.plan === null ? act.name : `${act.name}, ${planNames[act.plan]}`
    case 'change-group':
      return groupChangeText(act.set)
    case 'import-groups':
      return `${act.csv.split('\n').filter((line) => line.trim() !== '').length} lines of CSV`
    default:
      return assertNever(act)
  }
}

function ticketChangeText(set: Extract<Act, { kind: 'change-ticket' }>['set']): string {
  const parts: string[] = []
  if (set.status !== undefined) parts.push(`Status: ${statusNames[set.status]}`)
  if (set.assigneeId !== undefined)
    parts.push(set.assigneeId === null ? 'Assigned to nobody' : 'Assignee changed')
  if (set.urgency !== undefined) parts.push(`Urgency: ${urgencyNames[set.urgency]}`)
  if (set.verdict !== undefined)
    parts.push(set.verdict === null ? 'Verdict taken back' : `Verdict: ${verdictNames[set.verdict]}`)
  if (set.subject !== undefined) parts.push(`Subject: ${set.subject}`)
  if (set.groupId !== undefined) parts.push('Moved to another group')
  if (set.reason !== undefined) parts.push(`Reason: ${set.reason}`)
  return parts.join('\n')
}

function groupChangeText(set: Extract<Act, { kind: 'change-group' }>['set']): string {
  const parts: string[] = []
  if (set.name !== undefined) parts.push(`Name: ${set.name}`)
  if (set.aliases !== undefined) parts.push(`Aliases: ${set.aliases.join(', ') || 'none'}`)
  if (set.plan !== undefined) parts.push(`Plan: ${set.plan === null ? 'none' : planNames[set.plan]}`)
  if (set.contacts !== undefined)
    parts.push(`Contacts: ${set.contacts.map(({ name, email }) => name || email).join(', ') || 'none'}`)
  if (set.confirmed !== undefined) parts.push(set.confirmed ? 'Confirmed' : 'No longer confirmed')
  return parts.join('\n')
}

/** The thing whose acts keep their order: a ticket, a group, or the import of groups. */
function subjectOf(act: Act): string {
  switch (act.kind) {
    case 'file-ticket':
    case 'reply':
    case 'note':
    case 'change-ticket':
      return `ticket ${act.ticketId}`
    case 'create-group':
    case 'change-group':
      return `group ${act.groupId}`
    case 'import-groups':
      return 'import'
    default:
      return assertNever(act)
  }
}

/** The later acts on the same ticket or group that have not been sent: they wait for this one. */
export function entriesBehind(entries: readonly OutboxEntry[], entry: OutboxEntry): OutboxEntry[] {
  const subject = subjectOf(entry.act)
  return entries.filter(
    (other) =>
      other.id !== entry.id &&
      other.state.kind !== 'sent' &&
      other.madeAt >= entry.madeAt &&
      subjectOf(other.act) === subject,
  )
}

/** Whether an earlier act on the same ticket or group needs its author before this one can leave. */
export function isHeldBack(entries: readonly OutboxEntry[], entry: OutboxEntry): boolean {
  return (
    entry.state.kind === 'waiting' &&
    entries.some(
      (other) =>
        other.state.kind === 'needs-you' && entriesBehind(entries, other).some(({ id }) => id === entry.id),
    )
  )
}

export interface Choice {
  decision: Exclude<Decision['kind'], 'settle'>
  label: string
}

/** What its author may decide of an entry, the likeliest first. A sent or leaving act can no longer be decided. */
export function choicesFor(entry: OutboxEntry): Choice[] {
  const { state } = entry
  switch (state.kind) {
    case 'waiting':
      return [
        { decision: 'retry', label: 'Try now' },
        { decision: 'discard', label: 'Discard' },
      ]
    case 'sending':
    case 'sent':
      return []
    case 'needs-you':
      return [
        needsYouChoice(state.failure.code),
        { decision: 'discard', label: discardLabel(state.failure.code) },
      ]
    default:
      return assertNever(state)
  }
}

function needsYouChoice(code: string): Choice {
  if (code === 'unseen-messages') return { decision: 'send-anyway', label: 'Send anyway' }
  if (code === 'version-conflict') return { decision: 'retry', label: 'Keep mine' }
  return { decision: 'retry', label: 'Retry' }
}

function discardLabel(code: string): string {
  return code === 'version-conflict' ? 'Take theirs' : 'Discard'
}

/** Newest first, but what needs its author stands on top and what is done at the end. */
export function inReadingOrder(entries: readonly OutboxEntry[]): OutboxEntry[] {
  const rank = (entry: OutboxEntry) =>
    entry.state.kind === 'needs-you' ? 0 : entry.state.kind === 'sent' ? 2 : 1
  return [...entries].sort((a, b) => rank(a) - rank(b) || b.madeAt - a.madeAt)
}
