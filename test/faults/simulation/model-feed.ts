import { readCursor, writeCursor, type Cursor } from '#server/store/cursor'
import { Refusal } from '#server/store/refusal'
import type { ModelState } from './model-state.ts'

/** A page of the feed, as the service's own `readChanges` answers it. Throws `resync-required`. */
export function modelChanges(state: ModelState, feedId: string, cursor: string | null, limit: number) {
  const head = state.feed.length
  const from =
    cursor === null ? { feedId, seq: 0, head, seen: head, mark: '' } : trusted(state, feedId, cursor)
  const rows = state.feed
    .slice(from.seq)
    .filter((entry) => state.latest.get(`${entry.kind} ${entry.id}`) === entry)
    // What was deleted before a snapshot began is no news to its reader.
    .filter((entry) => entry.op === 'put' || entry.seq > from.head)
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  const seq = more ? (page.at(-1)?.seq ?? from.seq) : head
  return {
    feedId,
    changes: page.map(({ seq, kind, id, op, version }) => {
      return { seq, kind, id, op, version, doc: op === 'put' ? state[kind].get(id) : null }
    }),
    cursor: writeCursor({
      feedId,
      seq,
      head: Math.max(from.head, seq),
      seen: head,
      mark: markOf(state, head) ?? '',
    }),
    more,
  }
}

/** The cursor of whoever has read everything. */
export function modelEnd(state: ModelState, feedId: string): string {
  const head = state.feed.length
  return writeCursor({ feedId, seq: head, head, seen: head, mark: markOf(state, head) ?? '' })
}

function trusted(state: ModelState, feedId: string, text: string): Cursor {
  const cursor = readCursor(text)
  const isOurs = cursor !== null && cursor.feedId === feedId && cursor.seen <= state.feed.length
  if (!isOurs || markOf(state, cursor.seen) !== cursor.mark)
    throw new Refusal('resync-required', 'Read everything again, without a cursor.')
  return cursor
}

function markOf(state: ModelState, seq: number): string | null {
  return seq === 0 ? '' : (state.feed[seq - 1]?.mark ?? null)
}
