import { z } from 'zod'
import type { Failure } from '../../shared/ipc/result.ts'
import { isWaking } from '../../shared/rules/wakes-people.ts'
import type { KeptAct } from '../store/act-row.ts'
import { readSentSince, writeActForgotten, writeActState } from '../store/acts.ts'
import { readFact, readFactAs, writeFact } from '../store/fact.ts'
import { readFeedPosition } from '../store/feed-position.ts'
import { payloadSum } from '../store/payload-sum.ts'
import { keysOf } from './act-keys.ts'
import { moveFiles } from './files/files-of-act.ts'
import { relayAll } from './relay-all.ts'
import type { Session } from './session.ts'
import { isChange } from './settled-change.ts'
import { hasMade, showsEffect } from './shows-effect.ts'
import { keepSent } from './tidy-outbox.ts'

/** In `work.db`: the feed that is being pulled anew, since the desk's history is another one than the cache's. */
const fact = 'resync-of'
/** With a sum: a bit that flipped would make this desk another one, and what it forgot would never be sent again. */
const resyncSchema = z
  .object({ feedId: z.string(), sum: z.number() })
  .refine(({ feedId, sum }) => payloadSum(feedId) === sum)

/** What a restored desk would be sent again, if sending it did not wake people. */
export const forgotten: Failure = {
  code: 'act-forgotten',
  message: 'The desk was restored and no longer knows this. Sending it again would wake people.',
}

/** What is sent again only where its author says so, since nobody can tell any more which desk it went to. */
const forgottenBySome: Failure = {
  code: 'file-unreadable',
  message:
    'The desk does not know this. Whether it was restored or is another desk cannot be read any more: send it again or discard it.',
}

/** Call it before everything is pulled anew: until `sendForgotten`, nothing may leave, or it would overtake older acts. */
export function noteResync({ work, cache }: Session): void {
  const { feedId } = readFeedPosition(cache.read)
  if (feedId === null || isResyncing({ work })) return
  writeFact(work, fact, JSON.stringify({ feedId, sum: payloadSum(feedId) }))
}

export function isResyncing({ work }: Pick<Session, 'work'>): boolean {
  return readFact(work, fact) !== null
}

/**
 * A desk that was restored from an older backup has forgotten what it was sent since. Those acts go out again under
 * their own keys, in their order: what the desk still knows it answers as it did then. A change is first asked about
 * with a version that nothing has (`prepare-act`). Another desk's history is none of theirs. Throws what the disk throws.
 */
export function sendForgotten(session: Session): void {
  const { work, cache, now } = session
  const resync = readFactAs(work, fact, (value) => resyncSchema.safeParse(value))
  if (resync === null) return
  const isUnknown = resync === 'unreadable'
  const isSameDesk = isUnknown || resync.feedId === readFeedPosition(cache.read).feedId
  const gone = isSameDesk ? forgottenOf(session, readSentSince(work, now() - keepSent)) : []
  work.transaction(() => {
    for (const kept of gone) sendAgain(session, kept, isUnknown)
    writeFact(work, fact, '')
  })
  if (gone.length === 0) return
  relayAll(session)
  session.events.changed({ topics: ['tickets', 'groups', 'outbox'], ticketIds: null })
}

/**
 * What was pulled does not show it; or it does, since what it took back is forgotten too: a status that was set and set back, a
 * view that was made and deleted. Without the second one, the first would stand. `sent` is in the order in which it was made.
 */
function forgottenOf({ cache, person }: Session, sent: readonly KeptAct[]): KeptAct[] {
  const held = new Set<string>()
  return sent.filter(({ act, base }) => {
    const { holds, needs } = keysOf(act, base)
    const isAfterForgotten = !hasMade(cache.read, act) && needs.some((key) => held.has(key))
    const isForgotten = isAfterForgotten || !showsEffect(cache.read, act, person.id)
    if (isForgotten) for (const key of holds) held.add(key)
    return isForgotten
  })
}

function sendAgain(session: Session, { id, act, wakes }: KeptAct, isUnknown: boolean): void {
  const { work, now } = session
  const since = now()
  // As copies of a message that no desk has they would be tidied away.
  moveFiles(session, act, id)
  const isAsked = isChange(act) || act.kind === 'put-canned-reply'
  writeActForgotten(work, id, isAsked ? 'restored' : null)
  const asked = isWaking(wakes) && !isAsked ? forgotten : isUnknown ? forgottenBySome : null
  if (asked !== null) writeActState(work, id, { kind: 'needs-you', since, failure: asked }, since)
  else writeActState(work, id, { kind: 'waiting', tries: 0, nextTryAt: null }, since)
}
