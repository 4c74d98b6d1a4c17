import { z } from 'zod'
import type { TicketId } from '../../../shared/protocol/common.ts'
import type { Notice } from '../../../shared/ipc/notices.ts'
import { heldNotices, planNotices, type PlannedNotices } from '../../../shared/rules/notices/plan-notices.ts'
import { quietUntil } from '../../../shared/rules/notices/quiet-until.ts'
import { ToldKeys } from '../../../shared/rules/notices/told-keys.ts'
import { readFactAs, writeFact } from '../../store/fact.ts'
import { readFeedPosition } from '../../store/feed-position.ts'
import type { Reading } from '../../store/handles.ts'
import { dropOldNotices, hasNotice, letGoOfHeld, putNotice, readHeldNotices } from '../../store/notices.ts'
import type { Session } from '../session.ts'
import { attendedTickets } from './attend.ts'
import type { KeptTold } from './notice-watch.ts'
import { readNews } from './read-news.ts'
import { keepToldMark } from './told-mark.ts'
import { tellUnread } from './unread.ts'

/** In `work.db`: neither a rebuilt cache nor a restart tells anything twice. */
const fact = 'told-notices'
const throughFact = 'told-through'
const toldSchema = z.array(z.string())

/**
 * Tells its person once of what is new, by their rules. Only with all of the desk here: half of a first sync is no news.
 * What cannot be kept (a full disk) is remembered until the console ends.
 */
export function tellNotices(session: Session): void {
  const { complete, cursor } = readFeedPosition(session.cache.read)
  if (!complete || session.incomplete !== null) return
  const ticketIds = ticketsToLookAt(session)
  if (ticketIds?.length !== 0 || session.notices.looked?.cursor !== cursor)
    tellNews(session, cursor, ticketIds)
  tellHeld(session)
}

/** Those that changed since the last look; all of them (null) in a cache that was never looked at, or once more is due. */
function ticketsToLookAt({ cache, notices, now }: Session): readonly TicketId[] | null {
  const { looked } = notices
  return looked?.cache !== cache || now() >= looked.dueAgainAt ? null : cache.touched.ids()
}

function tellNews(session: Session, cursor: string | null, ticketIds: readonly TicketId[] | null): void {
  const { cache, notices, work } = session
  const kept = (notices.kept ??= readKept(work))
  const { news, mark, through, dueAgainAt } = readNews(session, kept, ticketIds)
  const planned = unknownOf(
    work,
    planNotices(news, notices.rules, {
      told: kept.told,
      attended: attendedTickets(session),
      now: session.now(),
      timeZone: notices.timeZone,
    }),
  )
  const told = kept.told ?? new ToldKeys([])
  const isWritten = !told.replace(ticketIds, planned.told) && kept.isWritten
  const next = { told, through: Math.max(kept.through ?? 0, through), isWritten }
  const soonest = ticketIds === null ? Infinity : (notices.looked?.dueAgainAt ?? Infinity)
  notices.looked = { cache, mark, cursor, dueAgainAt: Math.min(soonest, dueAgainAt) }
  cache.touched.forget()
  // Kept before it is told: a console that ends in between shows it in its list.
  const isNews = planned.entries.length > 0 || !isWritten || next.through !== kept.through
  notices.kept = isNews ? keep(session, planned, next) : next
  keepToldMark(session, mark, next.through)
  if (planned.shown.length > 0) session.events.notices([...planned.shown])
  if (planned.entries.length > 0) tellUnread(session)
}

/**
 * Without what came before a console ended and is in its list already: what was looked at is told by the row only while the
 * console runs. What stands has its own memory, and may come again.
 */
function unknownOf(work: Reading, planned: PlannedNotices): PlannedNotices {
  const isKnown = ({ key, about }: Notice) =>
    (about === 'message' || about === 'mention' || about === 'ticket') && hasNotice(work, key)
  const known = new Set(planned.entries.filter(isKnown).map(({ key }) => key))
  if (known.size === 0) return planned
  return {
    ...planned,
    entries: planned.entries.filter(({ key }) => !known.has(key)),
    shown: planned.shown.filter(({ key }) => !known.has(key)),
  }
}

/** Once it is quiet no more, what was held is told as one. */
function tellHeld({ work, notices, now, events }: Session): void {
  const held = readHeldNotices(work)
  if (held.length === 0 || quietUntil(notices.rules.quiet, now(), notices.timeZone) !== null) return
  letGoOfHeld(work)
  events.notices([...heldNotices(held)])
}

function readKept(work: Reading): KeptTold {
  const told = readFactAs(work, fact, (value) => toldSchema.safeParse(value))
  const through = readFactAs(work, throughFact, (value) => z.number().safeParse(value))
  const isWritten = told !== null && told !== 'unreadable'
  return {
    told: isWritten ? new ToldKeys(told) : null,
    through: through === 'unreadable' ? null : through,
    isWritten,
  }
}

/** What stood is a long list for an agent with hundreds of tickets, and is written only where it is another. */
function keep({ work, now }: Session, { entries, held }: PlannedNotices, next: KeptTold): KeptTold {
  const { told, through, isWritten } = next
  try {
    work.transaction(() => {
      for (const entry of entries) putNotice(work, entry, now(), held.includes(entry.key))
      if (entries.length > 0) dropOldNotices(work)
      if (!isWritten) writeFact(work, fact, JSON.stringify(told?.all() ?? []))
      writeFact(work, throughFact, JSON.stringify(through))
    })
    return { ...next, isWritten: true }
  } catch {
    return next
  }
}
