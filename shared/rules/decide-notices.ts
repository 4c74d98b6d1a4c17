import type { Notice } from '../ipc/notices.ts'
import type { TicketId } from '../protocol/common.ts'

/** A mission-critical ticket that somebody still has to do something about. */
export interface CriticalForNotice {
  readonly ticketId: TicketId
  readonly number: number | null
  readonly groupName: string
  readonly subject: string
  /** The blocklist kept its page back. */
  readonly isWithheld: boolean
  /** This person filed it, or raised it. */
  readonly isMine: boolean
}

/** A page under way that nobody has. */
export interface UnheldForNotice {
  readonly pageId: string
  readonly ticketIds: readonly TicketId[]
  readonly isDrill: boolean
  /** What it is about, in a few words, and its first ticket's number. */
  readonly words: string
  readonly number: number | null
  /** This person is one of those who are woken. */
  readonly isToMe: boolean
  /** This person made it. */
  readonly isMine: boolean
}

/** All that a person may have to be told of at this moment. */
export interface NoticeWorld {
  readonly tickets: readonly CriticalForNotice[]
  readonly pages: readonly UnheldForNotice[]
}

export interface DecidedNotices {
  readonly notices: readonly Notice[]
  /** The keys to remember: of what is there now. What goes and comes again is told again. */
  readonly told: readonly string[]
}

/** More of a kind at once are told as one: a night without a network must not end in a hundred windows. */
const mostAtOnce = 3

/**
 * What a person is to be told of now. `told` are the keys of the last time; null where there was none: what a first sync
 * brings is no news. A ticket whose page is told at the same moment is not told besides.
 */
export function decideNotices(
  { tickets, pages }: NoticeWorld,
  told: ReadonlySet<string> | null,
): DecidedNotices {
  const keys = [
    ...tickets.map(ticketKey),
    ...pages.flatMap((page) => (page.isToMe ? [pageKey(page), toMeKey(page)] : [pageKey(page)])),
  ]
  if (told === null) return { notices: [], told: keys }
  const others = pages.filter(({ isMine }) => !isMine)
  const toMe = others.filter((page) => page.isToMe && !told.has(toMeKey(page)))
  const unheld = others.filter((page) => !page.isToMe && !told.has(pageKey(page)))
  const covered = new Set([...toMe, ...unheld].flatMap(({ ticketIds }) => ticketIds))
  const arrived = tickets.filter(
    (ticket) => !told.has(ticketKey(ticket)) && !ticket.isMine && !covered.has(ticket.ticketId),
  )
  const loud = arrived.filter(({ isWithheld }) => !isWithheld)
  const quiet = arrived.filter(({ isWithheld }) => isWithheld)
  return {
    notices: [
      ...toMe.map(toMeNotice),
      ...together(unheld.map(pageNotice), 'pages that nobody has'),
      ...together(loud.map(ticketNotice), 'new mission-critical tickets'),
      ...together(quiet.map(ticketNotice), 'mission-critical tickets of blocked groups'),
    ],
    told: keys,
  }
}

const ticketKey = ({ ticketId }: CriticalForNotice) => `ticket:${ticketId}`
const pageKey = ({ pageId }: UnheldForNotice) => `page:${pageId}`
const toMeKey = ({ pageId }: UnheldForNotice) => `to-me:${pageId}`

function together(notices: readonly Notice[], words: string): readonly Notice[] {
  const [first] = notices
  if (first === undefined || notices.length <= mostAtOnce) return notices
  return [
    {
      key: `many:${first.key}`,
      kind: first.kind,
      title: `${notices.length} ${words}`,
      body: 'Open the console to see them.',
      ticketId: null,
    },
  ]
}

function toMeNotice(page: UnheldForNotice): Notice {
  const said = page.isDrill ? 'Drill: you are paged' : 'You are paged'
  return { ...ofPage(page), key: toMeKey(page), kind: 'to-me', title: titled(said, page.number) }
}

function pageNotice(page: UnheldForNotice): Notice {
  const said = page.isDrill ? 'Drill: nobody has this page yet' : 'Nobody has this page yet'
  return { ...ofPage(page), key: pageKey(page), kind: 'normal', title: titled(said, page.number) }
}

function ofPage({ words, ticketIds }: UnheldForNotice): Pick<Notice, 'body' | 'ticketId'> {
  return { body: words, ticketId: ticketIds[0] ?? null }
}

function ticketNotice(ticket: CriticalForNotice): Notice {
  const { ticketId, number, groupName, subject, isWithheld } = ticket
  return {
    key: ticketKey(ticket),
    kind: isWithheld ? 'quiet' : 'normal',
    title: titled(isWithheld ? 'Mission critical, withheld' : 'Mission critical', number),
    body: `${groupName}: ${subject}`,
    ticketId,
  }
}

function titled(said: string, number: number | null): string {
  return number === null ? said : `${said}: #${number}`
}
