import type { NoticeRules } from '../../ipc/notice-rules.ts'
import type { Notice } from '../../ipc/notices.ts'
import type { GroupId, TicketId } from '../../protocol/common.ts'
import type { DueNews, News, PageNews, TicketNews } from './news.ts'
import { assignedKey, dueKey, pageKey, ticketKey, toMeKey } from './notice-keys.ts'
import * as words from './notice-words.ts'
import { quietUntil } from './quiet-until.ts'

/** The keys that were told before. */
type Told = Pick<ReadonlySet<string>, 'has'>

/** How things stand where somebody may be told something. */
export interface Surroundings {
  /** The keys of what stood the last time; null where there was none: what a first sync brings is no news. */
  readonly told: Told | null
  /** Tickets that this person looks at, in a window that has the keyboard. */
  readonly attended: ReadonlySet<TicketId>
  readonly now: number
  /** Of the workstation: quiet hours go by its clocks. */
  readonly timeZone: string
}

export interface PlannedNotices {
  /** What goes into the list of notices; of a kind at once too many are one entry. */
  readonly entries: readonly Notice[]
  /** What is shown now. */
  readonly shown: readonly Notice[]
  /** The keys of entries that are held until it is quiet no more. */
  readonly held: readonly string[]
  /** The keys to remember: of what stands now, as far as the news goes. What goes and comes again is told again. */
  readonly told: readonly string[]
}

/** More at once are told as one: a night without a network must not end in a hundred windows. */
const mostAtOnce = 3

/**
 * What a person is to be told of now: their rules, what they know, did or have before them decide. Of one ticket one thing
 * is told at a time, the weightiest. Pages to this very person are told one by one, in quiet hours too.
 */
export function planNotices(news: News, rules: NoticeRules, around: Surroundings): PlannedNotices {
  const { told, attended, now, timeZone } = around
  const keys = keysOf(news)
  if (told === null) return { entries: [], shown: [], held: [], told: keys }
  const found = sift(candidatesOf(news, rules, told), attended)
  const toMe = found.filter(({ kind }) => kind === 'to-me')
  const others = gatherKinds(found.filter(({ kind }) => kind !== 'to-me'))
  const isQuiet = quietUntil(rules.quiet, now, timeZone) !== null
  return {
    entries: [...toMe, ...others],
    shown: isQuiet ? toMe : [...toMe, ...atOnce(others)],
    held: isQuiet ? others.map(({ key }) => key) : [],
    told: keys,
  }
}

/** What is shown of several: each, or one for all where they are many. */
export function atOnce(notices: readonly Notice[]): readonly Notice[] {
  return notices.length <= mostAtOnce ? notices : [words.summaryNotice(notices)]
}

/** What is told once it is quiet no more, of what was held and is unread still. */
export function heldNotices(held: readonly Notice[]): readonly Notice[] {
  return held.length < 2 ? held : [words.heldNotice(held)]
}

/** Something to tell, with the tickets that it tells of. `isWanted` false: their rules, or their own doing, leave it untold. */
interface Candidate {
  readonly notice: Notice
  readonly ticketIds: readonly TicketId[]
  readonly isWanted: boolean
}

function keysOf({ known, pages, critical, assigned, due }: News): string[] {
  return [
    ...known,
    ...critical.map(({ ticketId }) => ticketKey(ticketId)),
    ...assigned.map(({ ticketId }) => assignedKey(ticketId)),
    ...due.map(({ ticket, dueAt }) => dueKey(ticket.ticketId, dueAt)),
    ...pages.flatMap(({ pageId, isToMe }) =>
      isToMe ? [pageKey(pageId), toMeKey(pageId)] : [pageKey(pageId)],
    ),
  ]
}

/** The weightiest first. */
function candidatesOf(news: News, rules: NoticeRules, told: Told): Candidate[] {
  const pages = news.pages.filter(({ isByMe }) => !isByMe)
  const fresh = news.critical.filter((ticket) => !told.has(ticketKey(ticket.ticketId)))
  const ofTicket = (ticket: TicketNews, notice: Notice, isWanted: boolean): Candidate => ({
    notice,
    ticketIds: [ticket.ticketId],
    isWanted: isWanted && !ticket.isByMe,
  })
  const critical = (ticket: TicketNews) =>
    ofTicket(ticket, words.criticalNotice(ticketKey(ticket.ticketId), ticket), wants(rules, ticket))
  return [
    ...pages
      .filter((page) => page.isToMe && !told.has(toMeKey(page.pageId)))
      .map((page) => ofPage(page, words.toMeNotice(toMeKey(page.pageId), page), rules.pagesToMe)),
    ...pages
      .filter((page) => !page.isToMe && !told.has(pageKey(page.pageId)))
      .map((page) => ofPage(page, words.pageNotice(pageKey(page.pageId), page), wantsPage(rules, page))),
    ...fresh.filter(({ isWithheld }) => !isWithheld).map(critical),
    ...fresh.filter(({ isWithheld }) => isWithheld).map(critical),
    ...news.mentions.map((one) => ofTicket(one.ticket, words.mentionNotice(one), rules.mentioned)),
    ...news.assigned
      .filter((ticket) => !told.has(assignedKey(ticket.ticketId)))
      .map((ticket) =>
        ofTicket(ticket, words.assignedNotice(assignedKey(ticket.ticketId), ticket), rules.assigned),
      ),
    ...news.due
      .filter(({ ticket, dueAt }) => !told.has(dueKey(ticket.ticketId, dueAt)))
      .map((one) => {
        const key = dueKey(one.ticket.ticketId, one.dueAt)
        return ofTicket(one.ticket, words.dueNotice(key, one), wantsDue(rules, one))
      }),
    ...news.filed.map((ticket) =>
      ofTicket(ticket, words.filedNotice(ticketKey(ticket.ticketId), ticket), wants(rules, ticket)),
    ),
    ...news.messages.map((one) => ofTicket(one.ticket, words.messageNotice(one), wants(rules, one.ticket))),
  ]
}

function ofPage(page: PageNews, notice: Notice, isWanted: boolean): Candidate {
  return { notice, ticketIds: page.ticketIds, isWanted }
}

function wants(rules: NoticeRules, { urgency, groupId, isMine }: TicketNews): boolean {
  if (isAmong(rules.muted, groupId)) return false
  if (isAmong(rules.watched, groupId)) return true
  const level = rules.levels[urgency]
  return level === 'all' || (level === 'mine' && isMine)
}

function wantsDue(rules: NoticeRules, { ticket }: DueNews): boolean {
  return rules.dueSoon && !isAmong(rules.muted, ticket.groupId)
}

function wantsPage(rules: NoticeRules, { groupId }: PageNews): boolean {
  return rules.unheldPages && !isAmong(rules.muted, groupId)
}

function isAmong(groups: NoticeRules['muted'], groupId: GroupId | null): boolean {
  return groupId !== null && groups.some(({ id }) => id === groupId)
}

/**
 * Leaves out what is not wanted, what this person has before them, and of one ticket all but the weightiest. Only a page to
 * this person is told whatever they look at.
 */
function sift(candidates: readonly Candidate[], attended: ReadonlySet<TicketId>): Notice[] {
  const covered = new Set<TicketId>(attended)
  return candidates.flatMap(({ notice, ticketIds, isWanted }) => {
    if (!isWanted) return []
    const isKnown = ticketIds.length > 0 && ticketIds.every((id) => covered.has(id))
    if (isKnown && notice.kind !== 'to-me') return []
    for (const id of ticketIds) covered.add(id)
    return [notice]
  })
}

/** Many of one kind are one entry. */
function gatherKinds(notices: readonly Notice[]): Notice[] {
  const kinds = Map.groupBy(notices, ({ about }) => about)
  return [...kinds.values()].flatMap((ofKind) =>
    ofKind.length <= mostAtOnce ? ofKind : [words.manyNotice(ofKind)],
  )
}
