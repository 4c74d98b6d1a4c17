import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { ChangesPage } from '../remote/parse-changes.ts'
import { dropSuccessor, openAgain, openSuccessor, replaceCache, type Cache } from '../store/cache.ts'
import { hasLearnedKinds, readFeedPosition } from '../store/feed-position.ts'
import { indexSomeText, markAllTextDue } from '../store/text-index.ts'
import { readAnsweredRows } from './answered-rows.ts'
import { applyChanges } from './apply-changes.ts'
import { doubtPage } from './doubt-page.ts'
import { foldSoon } from './fold-soon.ts'
import { incompleteOf } from './incomplete-of.ts'
import { whilePaused } from './pause-pull.ts'
import { continuesFeed, planPull, positionAfter, type PullTarget } from './plan-pull.ts'
import { relayAll } from './relay-all.ts'
import { noteConnection, type Session } from './session.ts'

/**
 * Changes per page: a screen waits some tens of ms for its answer while one is read and written. Twice as many make a first
 * sync quicker by a thirtieth.
 */
const pageSize = 1000
/** Tickets whose words are indexed before anything is answered that a change leads to, so that a search shows it; the rest follows. */
const mostIndexedAtOnce = 100

/** Pulls until the service has nothing more. Throws what the disk throws. */
export function pull(session: Session): Promise<Result<null>> {
  const position = readFeedPosition(session.cache.read)
  return pullInto(session, planPull(position, hasLearnedKinds(session.cache.read)))
}

/** Pulls everything anew and puts it in the place of the cache; outbox and drafts are not touched. Throws likewise. */
export function resync(session: Session): Promise<Result<null>> {
  return pullInto(session, 'successor')
}

async function pullInto(session: Session, target: PullTarget): Promise<Result<null>> {
  if (target === 'cache') return pullPages(session, session.cache)
  const successor = openSuccessor(session.cache.path, session.now())
  const pulled = await pullSuccessor(session, successor).catch((thrown: unknown) => {
    dropSuccessor(successor)
    throw thrown
  })
  if (!pulled.ok || session.closed) {
    dropSuccessor(successor)
    return pulled
  }
  const { cache, refusal } = replaceCache(session.cache, successor, session.now())
  showCache(session, cache)
  if (refusal !== null) throw refusal
  return success(null)
}

/** Afterwards no other thread has the file open: it can be moved, or removed. */
async function pullSuccessor(session: Session, successor: Cache): Promise<Result<null>> {
  try {
    return await pullPages(session, successor)
  } finally {
    await session.folding
  }
}

/** Puts the cache itself in the place of its stand-in. Throws while the disk still refuses it. */
export function ensureCache(session: Session): void {
  if (session.cache.refusal === null) return
  showCache(session, openAgain(session.cache, session.now()))
  if (session.cache.refusal !== null) throw session.cache.refusal
}

function showCache(session: Session, cache: Cache): void {
  session.cache = cache
  session.incomplete = incompleteOf(cache)
  relayAll(session)
  session.events.changed({
    topics: ['tickets', 'groups', 'staff', 'provider', 'blocklist', 'pages', 'outbox'],
    ticketIds: null,
  })
}

/** Asks for the next page while the present one is written: service and disk work side by side. */
async function pullPages(session: Session, into: Cache): Promise<Result<null>> {
  let page = await firstPage(session, readFeedPosition(into.read).cursor)
  for (;;) {
    if (session.closed) return success(null)
    if (!page.ok) return page
    const position = readFeedPosition(into.read)
    if (!continuesFeed(position, page.value.feedId))
      return failed('resync-required', 'The desk has another history than this console.')
    const doubt = doubtPage(position, page.value)
    if (doubt !== null) return { ok: false, failure: doubt }
    const next = page.value.more ? session.remote.changes(page.value.cursor, pageSize) : null
    // A request leaves only when this thread has a moment; without one the service would begin when the page is written.
    if (next !== null) await session.timers.nextTurn()
    if (session.closed) return success(null)
    writePage(session, into, page.value)
    if (next === null) return success(null)
    await session.timers.nextTurn()
    page = await next
    await whilePaused(session)
  }
}

/**
 * What came with the news, where it continues what is here: nobody needs to be asked. It may have left the desk before an
 * answer that is here already, so while the feed still owes what was answered, only a question that begins now counts.
 */
async function firstPage(session: Session, cursor: string | null): Promise<Result<ChangesPage>> {
  const { told } = session
  session.told = null
  const isOwed = Object.keys(readAnsweredRows(session.cache.read)).length > 0
  if (told !== null && told.after === cursor && !isOwed) return success(told.page)
  return session.remote.changes(cursor, pageSize)
}

function writePage(session: Session, into: Cache, page: ChangesPage): void {
  const before = readFeedPosition(into.read)
  const position = positionAfter(before, page)
  const isFirstSync = !before.complete
  if (page.changes.length === 0 && before.cursor === page.cursor && before.complete) return
  const arrived = into.write.transaction(() => {
    const { changes, unknownKinds } = page
    const layActs = into === session.cache
    const arrival = { changes, unknownKinds, position, indexWords: !isFirstSync, layActs }
    const done = applyChanges(into, session.work, session.person, arrival)
    if (isFirstSync && position.complete) markAllTextDue(into.write)
    return done
  })
  foldSoon(session, into)
  if (into === session.cache && position.complete) session.incomplete = null
  if (isFirstSync)
    noteConnection(session, {
      kind: 'page-pulled',
      at: session.now(),
      reached: position.reached,
      head: session.head,
      again: into !== session.cache,
    })
  if (into === session.cache && arrived.topics.length > 0) session.events.changed(arrived)
  if (!isFirstSync) indexSomeText(into.write, mostIndexedAtOnce)
}
