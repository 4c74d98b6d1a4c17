import { changeKinds } from '../../shared/protocol/changes.ts'
import { numberOf } from './columns.ts'
import { readFact, writeFact } from './fact.ts'
import type { Reading, Writing } from './handles.ts'

/** How far this cache has read the feed. */
export interface FeedPosition {
  feedId: string | null
  /** Null: from the start. */
  cursor: string | null
  /** The cache has held all of the feed at least once. */
  complete: boolean
  /** The sequence number of the last change read, to tell a person how far a first sync has come. */
  reached: number
}

export function readFeedPosition(database: Reading): FeedPosition {
  return {
    feedId: readFact(database, 'feed-id'),
    cursor: readFact(database, 'cursor'),
    complete: readFact(database, 'complete') === 'yes',
    reached: Number(readFact(database, 'reached') ?? '0'),
  }
}

/** Inside the transaction of the page it belongs to: a page and its cursor are one. */
export function writeFeedPosition(database: Writing, position: FeedPosition): void {
  writeFact(database, 'feed-id', position.feedId ?? '')
  writeFact(database, 'cursor', position.cursor ?? '')
  writeFact(database, 'complete', position.complete ? 'yes' : 'no')
  writeFact(database, 'reached', String(position.reached))
}

/** Remembers kinds that this console passed over, so that a later one, which knows them, pulls everything anew. */
export function rememberUnknownKinds(database: Writing, kinds: ReadonlySet<string>): void {
  const known = new Set(readUnknownKinds(database))
  for (const kind of kinds) known.add(kind)
  writeFact(database, 'unknown-kinds', [...known].toSorted().join(','))
}

/** True where a kind was passed over that this console has learned since. */
export function hasLearnedKinds(database: Reading): boolean {
  const passedOver = readUnknownKinds(database)
  return changeKinds.some((kind) => passedOver.includes(kind))
}

function readUnknownKinds(database: Reading): string[] {
  return (readFact(database, 'unknown-kinds') ?? '').split(',').filter((kind) => kind !== '')
}

/** Whether this cache holds any ticket at all. */
export function isEmpty(database: Reading): boolean {
  return numberOf(database.get('SELECT count(*) AS n FROM (SELECT 1 FROM ticket LIMIT 1)') ?? {}, 'n') === 0
}
