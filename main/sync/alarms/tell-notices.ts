import { z } from 'zod'
import {
  decideNotices,
  type NoticeWorld,
  type UnheldForNotice,
} from '../../../shared/rules/decide-notices.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { readFactAs, writeFact } from '../../store/fact.ts'
import { readFeedPosition } from '../../store/feed-position.ts'
import type { Reading } from '../../store/handles.ts'
import { readCriticalTickets } from '../../store/read-critical-tickets.ts'
import { readTicketFiling } from '../../store/read-ticket.ts'
import { readOwnResponderIds, readUnheldPages } from '../../store/read-unheld-pages.ts'
import type { Session } from '../session.ts'

/** In `work.db`: neither a rebuilt cache nor a restart tells anything twice. */
const fact = 'told-notices'
const toldSchema = z.array(z.string())

/**
 * Tells its person once of what is new: tickets that are mission critical, pages that nobody has. Only with all of the desk
 * here: half of a first sync is no news. What cannot be kept (a full disk) is remembered until the console ends.
 */
export function tellNotices(session: Session): void {
  const { cache, work, paging, events } = session
  const { complete, cursor } = readFeedPosition(cache.read)
  if (!complete || session.incomplete !== null) return
  if (paging.toldNotices !== undefined && cursor === paging.decidedAt) return
  if (paging.toldNotices === undefined) paging.toldNotices = readTold(work)
  const before = paging.toldNotices
  const { notices, told } = decideNotices(readWorld(cache.read, session.person.id), before)
  paging.toldNotices = new Set(told)
  paging.decidedAt = cursor
  if (notices.length > 0) events.notices([...notices])
  if (before !== null && isEqual(before, paging.toldNotices)) return
  keepTold(session, told)
}

/** Null: nothing was told yet, or what was kept of it cannot be read. */
function readTold(work: Reading): ReadonlySet<string> | null {
  const told = readFactAs(work, fact, (value) => toldSchema.safeParse(value))
  return told === null || told === 'unreadable' ? null : new Set(told)
}

function keepTold({ work }: Session, told: readonly string[]): void {
  try {
    writeFact(work, fact, JSON.stringify(told))
  } catch {
    return
  }
}

function isEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key))
}

function readWorld(cache: Reading, me: string): NoticeWorld {
  const mine = new Set(readOwnResponderIds(cache, me))
  return {
    tickets: readCriticalTickets(cache).map(({ setBy, ...ticket }) => ({ ...ticket, isMine: setBy === me })),
    pages: readUnheldPages(cache).map((page) => unheldPage(cache, page, mine, me)),
  }
}

function unheldPage(cache: Reading, page: Page, mine: ReadonlySet<string>, me: string): UnheldForNotice {
  const ticket = page.ticketId === null ? null : readTicketFiling(cache, page.ticketId)
  const about = ticket === null ? '' : `${ticket.groupName}: ${ticket.subject}`
  return {
    pageId: page.id,
    ticketIds: page.ticketIds,
    isDrill: page.kind === 'drill',
    words: [page.text, about].filter((words) => words !== '').join(' · '),
    number: ticket?.number ?? null,
    isToMe:
      page.responderIds.some((id) => mine.has(id)) ||
      page.deliveries.some(({ purpose, responderId }) => purpose === 'wake' && mine.has(responderId)),
    isMine: page.madeBy === me,
  }
}
