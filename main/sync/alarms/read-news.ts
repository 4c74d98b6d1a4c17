import type { TicketId } from '../../../shared/protocol/common.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import {
  noNews,
  type DueNews,
  type News,
  type PageNews,
  type TicketNews,
} from '../../../shared/rules/notices/news.ts'
import { assignedKey, dueKey } from '../../../shared/rules/notices/notice-keys.ts'
import type { Reading } from '../../store/handles.ts'
import {
  isDoneByMe,
  isTakenHere,
  readArrivals,
  readArrivalsAfter,
  readAssignedIds,
  readCriticalNews,
  readLatestInstant,
  readNewsMark,
  readTicketNews,
  type Arrivals,
  type DueMark,
  type NewsMark,
} from '../../store/read-news.ts'
import { readTicketFiling } from '../../store/read-ticket.ts'
import { readOwnResponderIds, readUnheldPages } from '../../store/read-unheld-pages.ts'
import type { Session } from '../session.ts'
import type { KeptTold } from './notice-watch.ts'
import { readToldMark } from './told-mark.ts'

/** An act of one's own this long ago, in ms, still explains what the desk tells now. */
const takenLately = 3_600_000

interface NewsSince {
  readonly news: News
  readonly mark: NewsMark
  readonly through: number
}

/**
 * What is new since it was looked last, how far that goes, and through which of the service's instants. An agent has hundreds
 * of tickets, and each change of the desk asks: of what was told before, only its key is read.
 */
export function readNews(session: Session, kept: KeptTold, marks: readonly DueMark[]): NewsSince {
  const { cache, person } = session
  const me = person.id
  const critical = readCriticalNews(cache.read, me)
  const assigned = knownAndFresh(readAssignedIds(cache.read, me), assignedKey, kept)
  const due = knownAndFresh(marks, ({ ticketId, dueAt }) => dueKey(ticketId, dueAt), kept)
  const standing: News = {
    ...noNews,
    critical,
    pages: readPages(cache.read, me, new Set(critical.filter(({ isByMe }) => isByMe).map(idOf))),
    known: [...assigned.known, ...due.known],
    assigned: readAssigned(session, assigned.fresh),
    due: readDue(session, due.fresh),
  }
  const { filed, messages, mentions, mark, through } = arrivalsOf(session, kept)
  return { news: { ...standing, filed, messages, mentions }, mark, through }
}

const idOf = ({ ticketId }: TicketNews) => ticketId

/** Of a cache that was looked at before by its rows, of another by the service's clock, for which all of it is read. */
function arrivalsOf({ cache, notices, person }: Session, { through }: KeptTold): Arrivals {
  const { looked } = notices
  const isLooked = looked?.cache === cache
  const mark = isLooked ? looked.mark : through === null ? null : readToldMark(cache.read, through)
  if (mark !== null) return readArrivals(cache.read, person.id, mark)
  if (through !== null) return readArrivalsAfter(cache.read, person.id, through)
  return {
    filed: [],
    messages: [],
    mentions: [],
    mark: readNewsMark(cache.read),
    through: readLatestInstant(cache.read),
  }
}

/** What stands, by whether it was told. Where nothing ever was, nothing will be: what a first sync brings is no news. */
function knownAndFresh<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { told }: KeptTold,
): { known: string[]; fresh: Item[] } {
  const isKnown = (item: Item) => told === null || told.has(keyOf(item))
  return { known: items.filter(isKnown).map(keyOf), fresh: items.filter((item) => !isKnown(item)) }
}

/** Who takes a ticket is not told that it is theirs. */
function readAssigned({ cache, work, person, now }: Session, fresh: readonly TicketId[]): TicketNews[] {
  return readTicketNews(cache.read, person.id, fresh).map((ticket) => {
    const isByMe =
      isTakenHere(work, ticket.ticketId, person.id, now() - takenLately) ||
      isDoneByMe(cache.read, ticket.ticketId, person.id)
    return { ...ticket, isByMe }
  })
}

function readDue({ cache, person, now }: Session, fresh: readonly DueMark[]): DueNews[] {
  const ids = fresh.map(({ ticketId }) => ticketId)
  const tickets = new Map(readTicketNews(cache.read, person.id, ids).map((one) => [one.ticketId, one]))
  return fresh.flatMap(({ ticketId, dueAt }) => {
    const ticket = tickets.get(ticketId)
    return ticket === undefined ? [] : [{ ticket, isLate: dueAt < now(), dueAt }]
  })
}

function readPages(cache: Reading, me: string, byMe: ReadonlySet<string>): PageNews[] {
  const mine = new Set(readOwnResponderIds(cache, me))
  return readUnheldPages(cache).map((page) => pageNews(cache, page, mine, me, byMe))
}

function pageNews(
  cache: Reading,
  page: Page,
  mine: ReadonlySet<string>,
  me: string,
  byMe: ReadonlySet<string>,
): PageNews {
  const ticket = page.ticketId === null ? null : readTicketFiling(cache, page.ticketId)
  const about = ticket === null ? '' : `${ticket.groupName}: ${ticket.subject}`
  const isToMe =
    page.responderIds.some((id) => mine.has(id)) ||
    page.deliveries.some(({ purpose, responderId }) => purpose === 'wake' && mine.has(responderId))
  return {
    pageId: page.id,
    ticketIds: page.ticketIds,
    groupId: page.groupId,
    isDrill: page.kind === 'drill',
    words: [page.text, about].filter((words) => words !== '').join(' · '),
    number: ticket?.number ?? null,
    isToMe,
    // Whoever made a ticket mission critical knows that it pages.
    isByMe: page.madeBy === me || (!isToMe && page.ticketId !== null && byMe.has(page.ticketId)),
  }
}
