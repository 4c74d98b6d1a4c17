import type { Notice, NoticeSubject } from '../../ipc/notices.ts'
import { urgencyNames } from '../urgency.ts'
import type { DueNews, MessageNews, PageNews, TicketNews } from './news.ts'

/* What a notice says. What customers wrote stands in bodies alone, where no screen and no system takes it for ours. */

export function toMeNotice(key: string, page: PageNews): Notice {
  const said = page.isDrill ? 'Drill: you are paged' : 'You are paged'
  return { ...ofPage(page), key, kind: 'to-me', about: 'page-to-me', title: titled(said, page.number) }
}

export function pageNotice(key: string, page: PageNews): Notice {
  const said = page.isDrill ? 'Drill: nobody has this page yet' : 'Nobody has this page yet'
  return { ...ofPage(page), key, kind: 'normal', about: 'page', title: titled(said, page.number) }
}

function ofPage({ words, ticketIds }: PageNews): Pick<Notice, 'body' | 'ticketId' | 'count'> {
  return { body: words, ticketId: ticketIds[0] ?? null, count: 1 }
}

export function criticalNotice(key: string, ticket: TicketNews): Notice {
  const { isWithheld } = ticket
  return {
    ...ofTicket(ticket),
    key,
    kind: isWithheld ? 'quiet' : 'normal',
    about: isWithheld ? 'withheld' : 'critical',
    title: titled(isWithheld ? 'Mission critical, withheld' : 'Mission critical', ticket.number),
  }
}

export function mentionNotice({ messageId, author, ticket }: MessageNews): Notice {
  return {
    ...ofTicket(ticket),
    key: `mention:${messageId}`,
    about: 'mention',
    title: titled(`${author} mentions you`, ticket.number),
  }
}

export function assignedNotice(key: string, ticket: TicketNews): Notice {
  return { ...ofTicket(ticket), key, about: 'assigned', title: titled('Assigned to you', ticket.number) }
}

export function dueNotice(key: string, { ticket, isLate }: DueNews): Notice {
  const title = titled(isLate ? 'Late' : 'Due soon', ticket.number)
  return { ...ofTicket(ticket), key, about: 'due', title }
}

export function filedNotice(key: string, ticket: TicketNews): Notice {
  const title = titled(`New: ${urgencyNames[ticket.urgency].toLowerCase()}`, ticket.number)
  return { ...ofTicket(ticket), key, about: 'ticket', title }
}

export function messageNotice({ messageId, count, ticket }: MessageNews): Notice {
  const said = count === 1 ? 'The customer wrote' : `The customer wrote ${count} times`
  return {
    ...ofTicket(ticket),
    key: `message:${messageId}`,
    about: 'message',
    title: titled(said, ticket.number),
  }
}

function ofTicket({
  groupName,
  subject,
  ticketId,
}: TicketNews): Pick<Notice, 'kind' | 'body' | 'ticketId' | 'count'> {
  return { kind: 'normal', body: `${groupName}: ${subject}`, ticketId, count: 1 }
}

/** One entry for many of a kind. */
export function manyNotice(ofKind: readonly Notice[]): Notice {
  const [first] = ofKind
  if (first === undefined) throw new Error('Nothing to tell.')
  return {
    key: `many:${first.key}`,
    kind: first.kind,
    about: first.about,
    count: countOf(ofKind),
    title: counted(first.about, countOf(ofKind)),
    body: firstOf(ofKind),
    ticketId: null,
  }
}

/** One for all that is told at a time. */
export function summaryNotice(notices: readonly Notice[]): Notice {
  return summary(notices, `${countOf(notices)} new: ${subjectsOf(notices)}`)
}

/** One for all that was held. */
export function heldNotice(held: readonly Notice[]): Notice {
  return summary(held, `While it was quiet: ${subjectsOf(held)}`)
}

function summary(notices: readonly Notice[], title: string): Notice {
  return {
    key: `summary:${notices[0]?.key ?? ''}`,
    kind: notices.some(({ kind }) => kind === 'normal') ? 'normal' : 'quiet',
    about: 'summary',
    count: countOf(notices),
    title,
    body: firstOf(notices),
    ticketId: null,
  }
}

/** A taste of what there is: the first three by their numbers and words. */
function firstOf(notices: readonly Notice[]): string {
  const some = notices.slice(0, 3).map(({ title, body }) => {
    const [, number] = /: (#\d+)$/.exec(title) ?? []
    return number === undefined ? body : `${number} ${body}`
  })
  return notices.length > some.length ? `${some.join(' · ')} …` : some.join(' · ')
}

function subjectsOf(notices: readonly Notice[]): string {
  const bySubject = Map.groupBy(notices, ({ about }) => about)
  return [...bySubject].map(([about, ofKind]) => counted(about, countOf(ofKind))).join(', ')
}

function countOf(notices: readonly Notice[]): number {
  return notices.reduce((sum, { count }) => sum + count, 0)
}

const countedWords: Record<NoticeSubject, readonly [one: string, many: string]> = {
  'page-to-me': ['page to you', 'pages to you'],
  page: ['page that nobody has', 'pages that nobody has'],
  critical: ['mission-critical ticket', 'mission-critical tickets'],
  withheld: ['mission-critical ticket of a blocked group', 'mission-critical tickets of blocked groups'],
  mention: ['mention of you', 'mentions of you'],
  assigned: ['ticket assigned to you', 'tickets assigned to you'],
  due: ['ticket of yours that is due', 'tickets of yours that are due'],
  ticket: ['new ticket', 'new tickets'],
  message: ['customer’s message', 'customers’ messages'],
  summary: ['notification', 'notifications'],
  trial: ['trial', 'trials'],
}

function counted(about: NoticeSubject, count: number): string {
  const [one, many] = countedWords[about]
  return `${count} ${count === 1 ? one : many}`
}

function titled(said: string, number: number | null): string {
  return number === null ? said : `${said}: #${number}`
}
