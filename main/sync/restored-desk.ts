import type { Failure } from '../../shared/ipc/result.ts'
import type { KeptAct } from '../store/act-row.ts'
import { readSentSince, writeActForgotten, writeActState } from '../store/acts.ts'
import { readFact, writeFact } from '../store/fact.ts'
import { readFeedPosition } from '../store/feed-position.ts'
import { relayAll } from './relay-all.ts'
import type { Session } from './session.ts'
import { showsEffect } from './shows-effect.ts'
import { keepSent } from './tidy-outbox.ts'

/** In `work.db`: the feed that is being pulled anew, since the desk's history is another one than the cache's. */
const fact = 'resync-of'

/** What a restored desk would be sent again, if sending it did not wake people. */
export const forgotten: Failure = {
  code: 'act-forgotten',
  message: 'The desk was restored and no longer knows this. Sending it again would wake people.',
}

/** Call it before everything is pulled anew: until `sendForgotten`, nothing may leave, or it would overtake older acts. */
export function noteResync({ work, cache }: Session): void {
  const { feedId } = readFeedPosition(cache.read)
  if (feedId !== null && readFact(work, fact) === null) writeFact(work, fact, feedId)
}

export function isResyncing({ work }: Session): boolean {
  return readFact(work, fact) !== null
}

/**
 * A desk that was restored from an older backup has forgotten what it was sent since. Those acts go out again under
 * their own keys, in their order: what the desk still knows it answers as it did then. A change is first asked about
 * with a version that nothing has (`prepare-act`). Another desk's history is none of theirs. Throws what the disk throws.
 */
export function sendForgotten(session: Session): void {
  const { work, cache, now } = session
  const feedId = readFact(work, fact)
  if (feedId === null) return
  const isSameDesk = feedId === readFeedPosition(cache.read).feedId
  const gone = isSameDesk
    ? readSentSince(work, now() - keepSent).filter(({ act }) => !showsEffect(cache.read, act))
    : []
  work.transaction(() => {
    for (const kept of gone) sendAgain(session, kept)
    writeFact(work, fact, '')
  })
  if (gone.length === 0) return
  relayAll(session)
  session.events.changed({ topics: ['tickets', 'groups', 'outbox'], ticketIds: null })
}

function sendAgain({ work, now }: Session, { id, act, wakes }: KeptAct): void {
  const since = now()
  const isChange = act.kind === 'change-ticket' || act.kind === 'change-group'
  writeActForgotten(work, id, isChange ? 'restored' : null)
  if (wakes !== null && !isChange)
    writeActState(work, id, { kind: 'needs-you', since, failure: forgotten }, since)
  else writeActState(work, id, { kind: 'waiting', tries: 0, nextTryAt: null }, since)
}
