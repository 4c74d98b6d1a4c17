import { failed, success, type Result } from '../../shared/ipc/result.ts'
import {
  changeKinds,
  changesReplySchema,
  deleteSchema,
  putSchema,
  type Change,
  type ChangeKind,
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
  /** The sequence number of the page's last change, of whatever kind; 0 for a page without changes. */
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

/** One malformed change spoils its page: half of a page would be kept as if it were the whole. */
export function parseChanges(value: unknown): Result<ChangesPage> {
  if (!isReply(value)) return nonsense
  const { feedId, cursor, more } = value
  const page: ChangesPage = { feedId, changes: [], unknownKinds: new Set(), cursor, more, reached: 0 }
  for (const raw of value.changes) {
    if (raw.seq < page.reached) return nonsense
    page.reached = raw.seq
    if (!known.has(raw.kind)) {
      page.unknownKinds.add(raw.kind)
      continue
    }
    const change = changeOf(raw)
    if (change === null) return nonsense
    page.changes.push(change)
  }
  return success(page)
}

function changeOf(raw: { op: 'put' | 'delete' }): Change | null {
  if (isMessage(raw) || isTicket(raw)) return raw
  const change = raw.op === 'put' ? putSchema.safeParse(raw) : deleteSchema.safeParse(raw)
  return change.success ? change.data : null
}
