import { failed, success, type Result } from '../../shared/ipc/result.ts'
import {
  changeKinds,
  changesReplySchema,
  deleteSchema,
  putSchema,
  type Change,
  type ChangeKind,
  type Put,
} from '../../shared/protocol/changes.ts'
import { quickCheck } from './quick-check.ts'

/** A page of the feed that can be believed. */
export interface ChangesPage {
  feedId: string
  changes: Change[]
  /** Kinds that this console does not know and passed over. */
  unknownKinds: Set<string>
  cursor: string
  more: boolean
  /** The sequence number of the page's first change, of whatever kind; 0 for a page without changes. */
  first: number
  /** The sequence number of its last change; 0 likewise. */
  reached: number
}

const nonsense = failed(
  'service-nonsense',
  'The desk sent a change that makes no sense. Nothing of it was kept.',
)
const known: ReadonlySet<string> = new Set<ChangeKind>(changeKinds)

/*
 * Tickets and messages are nearly all of a feed, and parsing copies what it checks. Whatever a quick check refuses has
 * a parser's full hearing.
 */
const [ticketPut, messagePut] = putSchema.options
const isReply = quickCheck(changesReplySchema)
const isTicket = quickCheck(ticketPut)
const isMessage = quickCheck(messagePut)

/** Longest cursor and feed id, in characters: a cursor goes back in an address. Neither is ever empty. */
const longestMark = 500
/** As kinds are written; they are kept as one text, with commas between them. */
const kindForm = /^[a-z][a-z0-9-]{0,39}$/
/** Objects within objects in a doc, unknown fields included: beyond a thousand, SQLite cannot read the JSON that it keeps. */
const deepest = 32

/** One malformed change spoils its page: half of a page would be kept as if it were the whole. */
export function parseChanges(value: unknown): Result<ChangesPage> {
  if (!isReply(value)) return nonsense
  const { feedId, cursor, more } = value
  if (!isMark(feedId) || !isMark(cursor)) return nonsense
  const page: ChangesPage = {
    feedId,
    changes: [],
    unknownKinds: new Set(),
    cursor,
    more,
    first: 0,
    reached: 0,
  }
  for (const raw of value.changes) {
    if (!Number.isSafeInteger(raw.seq) || raw.seq <= page.reached) return nonsense
    if (page.first === 0) page.first = raw.seq
    page.reached = raw.seq
    if (known.has(raw.kind)) {
      const change = changeOf(raw)
      if (change === null) return nonsense
      page.changes.push(change)
    } else {
      if (!kindForm.test(raw.kind)) return nonsense
      page.unknownKinds.add(raw.kind)
    }
  }
  return success(page)
}

function isMark(text: string): boolean {
  return text !== '' && text.length <= longestMark
}

function changeOf(raw: { op: 'put' | 'delete' }): Change | null {
  if (isMessage(raw)) return raw.id === raw.doc.id ? raw : null
  const change = isTicket(raw) ? raw : parsed(raw)
  if (change === null || change.op === 'delete') return change
  return isOwn(change) && isShallow(change.doc, deepest) ? change : null
}

/** What there is one of has no id of its own. */
function isOwn(change: Put): boolean {
  return change.kind === 'settings' || change.kind === 'rota' || change.id === change.doc.id
}

function parsed(raw: { op: 'put' | 'delete' }): Change | null {
  const change = raw.op === 'put' ? putSchema.safeParse(raw) : deleteSchema.safeParse(raw)
  return change.success ? change.data : null
}

function isShallow(value: object, levels: number): boolean {
  if (levels === 0) return false
  const values: unknown[] = Object.values(value)
  for (const held of values)
    if (typeof held === 'object' && held !== null && !isShallow(held, levels - 1)) return false
  return true
}
