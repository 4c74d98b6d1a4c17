import type { Act, ActOf, OutboxEntry } from '../../../shared/ipc/act.ts'
import type { MessageView } from '../../../shared/ipc/views.ts'
import type { GroupId, PageId, TicketId } from '../../../shared/protocol/common.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { plainMentions } from '../../../shared/rules/mentions.ts'
import { planNames } from '../../../shared/rules/plans.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
import { statusNames, urgencyNames, verdictNames } from '../../ui/rule-names.ts'
import { cannedText } from './canned-text.ts'
import { mergeText } from './merge-text.ts'
import {
  blocklistText,
  flagText,
  linkText,
  pageActText,
  serviceLevelsText,
  thresholdsText,
} from './triage-text.ts'
import { viewText } from './view-text.ts'

type TicketChangeFields = {
  [Field in keyof ActOf<'change-ticket'>['set']]: ActOf<'change-ticket'>['set'][Field] | undefined
}

/** Names of people and groups by their ids, as far as they are known here. */
type Names = Readonly<Record<string, string>>

/** What an act carries, in full: the text a person would not want to lose. */
export function actText(act: Act, names: Names = {}): string {
  switch (act.kind) {
    case 'file-ticket':
      return `${urgencyNames[act.urgency]}, ${act.groupName}: ${act.subject}\n${act.description}`
    case 'reply':
      return act.body
    case 'note':
      return plainMentions(act.body)
    case 'change-ticket':
      return ticketChangeText(act.set, names)
    case 'create-group':
      return act.plan === null ? act.name : `${act.name}, ${planNames[act.plan]}`
    case 'change-group':
      return groupChangeText(act.set)
    case 'import-groups':
      return i18n.t('{count, plural, one {# line} other {# lines}} of CSV', {
        count: act.csv.split('\n').filter((line) => line.trim() !== '').length,
      })
    case 'merge-group':
      return i18n.t('Into: {name}', { name: names[act.into] ?? i18n.t('one unknown here') })
    case 'link-ticket':
      return linkText(act, names)
    case 'merge-ticket':
    case 'unmerge-ticket':
      return mergeText(act, names)
    case 'flag-ticket':
      return flagText(act)
    case 'unflag-ticket':
      return i18n.t('Your flag is taken back')
    case 'change-blocklist':
      return blocklistText(act)
    case 'page-by-hand':
      return act.text
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
      return pageActText(act, names)
    case 'change-thresholds':
      return thresholdsText(act.set)
    case 'change-service-levels':
      return serviceLevelsText(act.set)
    case 'put-view':
    case 'change-view':
    case 'delete-view':
      return viewText(act)
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return cannedText(act)
    default:
      return assertNever(act)
  }
}

/** What its title does not say already of an act; empty where it says all. */
export function actDetail(act: Act, names: Names): string {
  if (act.kind === 'create-group') return act.plan === null ? '' : planNames[act.plan]
  if (act.kind === 'unflag-ticket') return ''
  if (act.kind !== 'change-ticket') return actText(act, names)
  const { assigneeId, subject, groupId, reason } = act.set
  return ticketChangeText({ assigneeId, subject, groupId, reason }, names)
}

function ticketChangeText(set: TicketChangeFields, names: Names): string {
  const parts: string[] = []
  if (set.status !== undefined) parts.push(i18n.t('Status: {status}', { status: statusNames[set.status] }))
  if (set.assigneeId !== undefined)
    parts.push(
      set.assigneeId === null
        ? i18n.t('Assignee: nobody')
        : i18n.t('Assignee: {name}', { name: names[set.assigneeId] ?? i18n.t('somebody unknown here') }),
    )
  if (set.urgency !== undefined)
    parts.push(i18n.t('Urgency: {urgencies}', { urgencies: urgencyNames[set.urgency] }))
  if (set.verdict !== undefined)
    parts.push(
      set.verdict === null
        ? i18n.t('Verdict taken back')
        : i18n.t('Verdict: {verdict}', { verdict: verdictNames[set.verdict] }),
    )
  if (set.subject !== undefined) parts.push(i18n.t('Subject: {subject}', { subject: set.subject }))
  if (set.groupId !== undefined)
    parts.push(i18n.t('Group: {words}', { words: names[set.groupId] ?? i18n.t('one unknown here') }))
  if (set.reporterConfirmed !== undefined)
    parts.push(
      set.reporterConfirmed ? i18n.t('Who filed it is confirmed') : i18n.t('Who filed it is not confirmed'),
    )
  if (set.reason !== undefined) parts.push(i18n.t('Reason: {reason}', { reason: set.reason }))
  return parts.join('\n')
}

function groupChangeText(set: Extract<Act, { kind: 'change-group' }>['set']): string {
  const parts: string[] = []
  if (set.name !== undefined) parts.push(i18n.t('Name: {name}', { name: set.name }))
  if (set.aliases !== undefined)
    parts.push(i18n.t('Aliases: {names}', { names: listText(set.aliases) || i18n.t('none') }))
  if (set.plan !== undefined)
    parts.push(i18n.t('Plan: {plan}', { plan: set.plan === null ? i18n.t('none') : planNames[set.plan] }))
  if (set.contacts !== undefined)
    parts.push(
      i18n.t('Contacts: {names}', {
        names: listText(set.contacts.map(({ name, email }) => name || email)) || i18n.t('none'),
      }),
    )
  if (set.confirmed !== undefined)
    parts.push(set.confirmed ? i18n.t('Confirmed') : i18n.t('No longer confirmed'))
  return parts.join('\n')
}

/**
 * The later acts that have not been sent and wait for this one, the newest first. `entries` are the newest first as well:
 * the order in which they leave is theirs, and not that of a clock which may have been set back.
 */
export function entriesBehind(entries: readonly OutboxEntry[], entry: OutboxEntry): OutboxEntry[] {
  return entries
    .slice(0, placeOfEntry(entries, entry))
    .filter((other) => other.state.kind !== 'sent' && waitsFor(other, entry))
}

/** Whether one leaves only after the other: the core says what each holds, and what it needs. */
function waitsFor(later: OutboxEntry, earlier: OutboxEntry): boolean {
  return later.needs.some((key) => earlier.holds.includes(key))
}

function placeOfEntry(entries: readonly OutboxEntry[], { id }: OutboxEntry): number {
  return Math.max(
    0,
    entries.findIndex((other) => other.id === id),
  )
}

/** The act that leaves before this one, since it was made earlier for the same thing; null where none holds it. */
export function holderOf(
  entries: readonly OutboxEntry[],
  entry: OutboxEntry,
): { title: string; needsYou: boolean } | null {
  const before = entries
    .slice(placeOfEntry(entries, entry) + 1)
    .filter((other) => other.state.kind !== 'sent' && waitsFor(entry, other))
  const holder = before.find(({ state }) => state.kind === 'needs-you') ?? before.at(-1)
  return holder === undefined ? null : { title: holder.title, needsYou: holder.state.kind === 'needs-you' }
}

/** What it becomes again when it is taken back: a message in its ticket, a new ticket; null where it has no text. */
export function draftOf(act: Act): { kind: 'message'; ticketId: TicketId } | { kind: 'new-ticket' } | null {
  switch (act.kind) {
    case 'reply':
    case 'note':
      return { kind: 'message', ticketId: act.ticketId }
    case 'file-ticket':
      return { kind: 'new-ticket' }
    case 'change-ticket':
    case 'create-group':
    case 'change-group':
    case 'merge-group':
    case 'import-groups':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'flag-ticket':
    case 'unflag-ticket':
    case 'change-blocklist':
    case 'page-by-hand':
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
    case 'change-thresholds':
    case 'change-service-levels':
    case 'put-view':
    case 'change-view':
    case 'delete-view':
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return null
    default:
      return assertNever(act)
  }
}

/** Where what was done is to be seen; null where that is no single place. */
export function placeOf(
  act: Act,
):
  | { kind: 'ticket'; ticketId: TicketId }
  | { kind: 'group'; groupId: GroupId }
  | { kind: 'page'; pageId: PageId }
  | null {
  switch (act.kind) {
    case 'file-ticket':
    case 'reply':
    case 'note':
    case 'change-ticket':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'flag-ticket':
    case 'unflag-ticket':
    case 'page-by-hand':
      return { kind: 'ticket', ticketId: act.ticketId }
    case 'create-group':
    case 'change-group':
    case 'merge-group':
    case 'change-blocklist':
      return { kind: 'group', groupId: act.groupId }
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
      return { kind: 'page', pageId: act.pageId }
    case 'import-groups':
    case 'change-thresholds':
    case 'change-service-levels':
    case 'put-view':
    case 'change-view':
    case 'delete-view':
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return null
    default:
      return assertNever(act)
  }
}

/** The newest message that its entry shows of the ticket of a reply; null where there is none. */
export function shownThrough({ act, unseen }: OutboxEntry): MessageView['id'] | null {
  return unseen.at(-1)?.id ?? (act.kind === 'reply' ? act.seenThrough : null)
}

/**
 * Where an act took place, in the words that its title does not say already: "Mail is down" beside "Reply to #5123",
 * "#5123" beside the title of a ticket that had no number yet. Empty where nothing is left to say.
 */
export function whereWords({ title, where }: Pick<OutboxEntry, 'title' | 'where'>): string {
  if (where === null) return ''
  const words = where.kind === 'ticket' ? [numberWords(where.number), where.subject] : [where.name]
  return words.filter((word) => word !== '' && !title.includes(word)).join(' ')
}

function numberWords(number: number | null): string {
  return number === null ? '' : `#${number}`
}
