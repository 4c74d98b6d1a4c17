import { z } from 'zod'
import type { Change } from '../../shared/protocol/changes.ts'
import { readFactAs, writeFact } from '../store/fact.ts'
import type { Reading, Writing } from '../store/handles.ts'
import { readCannedReplyVersion } from '../store/read-canned-replies.ts'
import { readFlagVersion } from '../store/read-flags.ts'
import { readGroupVersion } from '../store/read-group.ts'
import { hasOperation } from '../store/read-operations.ts'
import { readPageVersion } from '../store/read-pages.ts'
import { hasMessage, readTicketVersion } from '../store/read-ticket.ts'
import { readViewVersion } from '../store/read-views.ts'

/** In `cache.db`, written with the rows themselves. */
const fact = 'answered-rows'
const schema = z.record(z.string(), z.number())

/** A row that the feed brings: with its document, or only known to come. */
export type FedRow = Pick<Change, 'kind' | 'id' | 'version'>

/** Rows that came with an answer and not through the feed yet, each with its version. */
export type AnsweredRows = Readonly<Record<string, number>>

/** None where a bit has flipped in them: what came since is noted again, and no exchange stands still for it. */
export function readAnsweredRows(database: Reading): AnsweredRows {
  const kept = readFactAs(database, fact, (value) => schema.safeParse(value))
  return kept === 'unreadable' ? {} : (kept ?? {})
}

/** Call it before the changes are written, in their transaction. */
export function noteAnsweredRows(database: Writing, changes: readonly FedRow[], isOfFeed: boolean): void {
  const before = readAnsweredRows(database)
  const rows = isOfFeed ? withoutFed(before, changes) : withAnswered(before, changes, database)
  if (rows !== before) writeFact(database, fact, Object.keys(rows).length === 0 ? '' : JSON.stringify(rows))
}

/**
 * Whether a desk does not feed what it answered. A pull that begins after an answer and comes to its end brings what was
 * answered, or something later. Where it does not, the desk was restored from a backup that ends where this console had
 * read to: no cursor can tell the two histories apart then.
 */
export function isForgotten(before: AnsweredRows, after: AnsweredRows): boolean {
  return Object.entries(before).some(([row, version]) => after[row] === version)
}

function withoutFed(rows: AnsweredRows, changes: readonly FedRow[]): AnsweredRows {
  if (Object.keys(rows).length === 0) return rows
  const left = { ...rows }
  for (const change of changes)
    if (change.version >= (left[rowOf(change)] ?? Infinity)) delete left[rowOf(change)]
  return left
}

function withAnswered(rows: AnsweredRows, changes: readonly FedRow[], database: Reading): AnsweredRows {
  const news = changes.filter((change) => change.version > versionHere(database, change))
  if (news.length === 0) return rows
  return { ...rows, ...Object.fromEntries(news.map((change) => [rowOf(change), change.version])) }
}

function rowOf({ kind, id }: FedRow): string {
  return `${kind} ${id}`
}

function versionHere(database: Reading, { kind, id, version }: FedRow): number {
  switch (kind) {
    case 'ticket':
      return readTicketVersion(database, id)
    case 'group':
      return readGroupVersion(database, id)
    case 'message':
      return hasMessage(database, id) ? version : 0
    case 'blocklist-operation':
      return hasOperation(database, id) ? version : 0
    case 'flag':
      return readFlagVersion(database, id)
    case 'page':
      return readPageVersion(database, id)
    case 'view':
      return readViewVersion(database, id)
    case 'canned-reply':
      return readCannedReplyVersion(database, id)
    default:
      return version
  }
}
