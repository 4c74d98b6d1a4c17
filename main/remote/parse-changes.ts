import { failed, success, type Result } from '../../shared/ipc/result.ts'
import {
  changeKinds,
  changesReplySchema,
  deleteSchema,
  putSchema,
  type Change,
  type ChangeKind,
} from '../../shared/protocol/changes.ts'

/** A page of the feed that can be believed. */
export interface ChangesPage {
  feedId: string
  changes: Change[]
  /** Kinds that this console does not know and passed over. */
  unknownKinds: Set<string>
  cursor: string
  more: boolean
}

const nonsense = failed(
  'service-nonsense',
  'The desk sent a change that makes no sense. Nothing of it was kept.',
)
const known: ReadonlySet<string> = new Set<ChangeKind>(changeKinds)

/** One malformed change spoils its page: half of a page would be kept as if it were the whole. */
export function parseChanges(value: unknown): Result<ChangesPage> {
  const reply = changesReplySchema.safeParse(value)
  if (!reply.success) return nonsense
  const { feedId, cursor, more } = reply.data
  const page: ChangesPage = { feedId, changes: [], unknownKinds: new Set(), cursor, more }
  let last = 0
  for (const raw of reply.data.changes) {
    if (raw.seq < last) return nonsense
    last = raw.seq
    if (!known.has(raw.kind)) {
      page.unknownKinds.add(raw.kind)
      continue
    }
    const change = raw.op === 'put' ? putSchema.safeParse(raw) : deleteSchema.safeParse(raw)
    if (!change.success) return nonsense
    page.changes.push(change.data)
  }
  return success(page)
}
