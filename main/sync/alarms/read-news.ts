import type { TicketId } from '../../../shared/protocol/common.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import {
  type DueNews,
  type News,
  type PageNews,
  type TicketNews,
} from '../../../shared/rules/notices/news.ts'
import { assignedKey, dueKey, ticketKey } from '../../../shared/rules/notices/notice-keys.ts'
import type { Reading } from '../../store/handles.ts'
import {
  isDoneByMe,
  isTakenHere,
  readArrivals,
  readArrivalsAfter,
  readCriticalNews,
  readLatestInstant,
  readNewsMark,
  readTicketNews,
  type Arrivals,
  type NewsMark,
} from '../../store/read-news.ts'
import { readStanding, type Standing } from '../../store/read-standing.ts'
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
  /** In ms: when more is due of these tickets, which comes with time alone. */
  readonly dueAgainAt: number
}

/**
 * What is new since it was looked last, how far that goes, and through which of the service's instants. What stands is looked
 * for among these tickets, or among all (null): an agent has hundreds, and each change of the desk asks. Of what was told
 * before, only its key is read.
 */
export function readNews(session: Session, kept: KeptTold, ticketIds: readonly TicketId[] | null): NewsSince {
  const { cache, person, now } = session
  const me = person.id
  const standing = readStanding(cache.read, me, ticketIds)
  const critical = knownAndFresh(standing.filter(({ isCritical }) => isCritical).map(idOf), ticketKey, kept)
  const mine = standing.filter(({ isAssigned }) => isAssigned)
  const assigned = knownAndFresh(mine.map(idOf), assignedKey, kept)
  const marks = mine.flatMap(dueMarksOf)
  const at = now()
  const isDue = ({ warnAt }: DueMark) => warnAt <= at
  const due = knownAndFresh(marks.filter(isDue), ({ ticketId, dueAt }) => dueKey(ticketId, dueAt), kept)
  const { filed, messages, mentions, mark, through } = arrivalsOf(session, kept)
  const news: News = {
    known: [...critical.known, ...assigned.known, ...due.known],
    pages: readPages(cache.read, me),
    critical: readCriticalNews(cache.read, me, critical.fresh),
    assigned: readAssigned(session, assigned.fresh),
    due: readDue(session, due.fresh),
    filed,
    messages,
    mentions,
  }
  const later = marks.filter((one) => !isDue(one)).map(({ warnAt }) => warnAt)
  return { news, mark, through, dueAgainAt: later.reduce((one, other) => Math.min(one, other), Infinity) }
}

const idOf = ({ ticketId }: Pick<TicketNews, 'ticketId'>) => ticketId

/** Something that was promised for a ticket of this person's, at an instant in ms. */
interface DueMark extends Pick<Standing, 'ticketId' | 'warnAt'> {
  readonly dueAt: number
}

function dueMarksOf({ ticketId, warnAt, dueAt }: Standing): DueMark[] {
  return dueAt === null ? [] : [{ ticketId, warnAt, dueAt }]
}

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

function readPages(cache: Reading, me: string): PageNews[] {
  const pages = readUnheldPages(cache)
  if (pages.length === 0) return []
  const mine = new Set(readOwnResponderIds(cache, me))
  const about = pages.flatMap(({ ticketId }) => ticketId ?? [])
  const byMe = new Set(readCriticalNews(cache, me, about).filter(({ isByMe }) => isByMe).map(idOf)) // prettier-ignore
  return pages.map((page) => pageNews(cache, page, mine, me, byMe))
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
