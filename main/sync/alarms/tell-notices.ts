import { z } from 'zod'
import type { Notice } from '../../../shared/ipc/notices.ts'
import { dueKey } from '../../../shared/rules/notices/notice-keys.ts'
import { heldNotices, planNotices, type PlannedNotices } from '../../../shared/rules/notices/plan-notices.ts'
import { quietUntil } from '../../../shared/rules/notices/quiet-until.ts'
import { readFactAs, writeFact } from '../../store/fact.ts'
import { readFeedPosition } from '../../store/feed-position.ts'
import type { Reading } from '../../store/handles.ts'
import { dropOldNotices, hasNotice, letGoOfHeld, putNotice, readHeldNotices } from '../../store/notices.ts'
import { readDueMarks, type DueMark } from '../../store/read-news.ts'
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
  const { looked } = session.notices
  const marks = readDueMarks(session.cache.read, session.person.id, session.now())
  const due = marks.map(({ ticketId, dueAt }) => dueKey(ticketId, dueAt)).join()
  if (looked?.cache !== session.cache || looked.cursor !== cursor || looked.due !== due)
    tellNews(session, { cursor, marks, due })
  tellHeld(session)
}

/** What of the cache was looked at; `due` is a text to compare of the marks. */
interface Look {
  readonly cursor: string | null
  readonly marks: readonly DueMark[]
  readonly due: string
}

function tellNews(session: Session, { cursor, marks, due }: Look): void {
  const { cache, notices, work } = session
  const kept = (notices.kept ??= readKept(work))
  const { news, mark, through } = readNews(session, kept, marks)
  const planned = unknownOf(
    work,
    planNotices(news, notices.rules, {
      told: kept.told,
      attended: attendedTickets(session),
      now: session.now(),
      timeZone: notices.timeZone,
    }),
  )
  const next = { told: new Set(planned.told), through: Math.max(kept.through ?? 0, through) }
  notices.looked = { cache, mark, cursor, due }
  notices.kept = next
  // Kept before it is told: a console that ends in between shows it in its list.
  if (planned.entries.length > 0 || !isEqual(kept, next)) keep(session, planned, next)
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
  return {
    told: told === null || told === 'unreadable' ? null : new Set(told),
    through: through === 'unreadable' ? null : through,
  }
}

function keep({ work, now }: Session, { entries, held }: PlannedNotices, next: KeptTold): void {
  try {
    work.transaction(() => {
      for (const entry of entries) putNotice(work, entry, now(), held.includes(entry.key))
      if (entries.length > 0) dropOldNotices(work)
      writeFact(work, fact, JSON.stringify([...(next.told ?? [])]))
      writeFact(work, throughFact, JSON.stringify(next.through))
    })
  } catch {
    return
  }
}

function isEqual(one: KeptTold, other: KeptTold): boolean {
  if (one.told === null || other.told === null || one.through !== other.through) return false
  const { told } = other
  return one.told.size === told.size && [...one.told].every((key) => told.has(key))
}
