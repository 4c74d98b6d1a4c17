import type { Act, ActPlace, ActState, OutboxEntry } from '../../shared/ipc/act.ts'
import type { BatchId } from '../../shared/ipc/bulk.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { isWaking } from '../../shared/rules/wakes-people.ts'
import type { KeptAct } from '../store/act-row.ts'
import { readOutbox } from '../store/acts.ts'
import type { Reading } from '../store/handles.ts'
import { readGroup } from '../store/read-group.ts'
import { readPage } from '../store/read-pages.ts'
import { readResponders } from '../store/read-responders.ts'
import { readStaffName } from '../store/read-staff.ts'
import { readTicketName } from '../store/read-ticket.ts'
import { viewsOf } from './files/file-views.ts'
import { filesOf } from './files/files-of-act.ts'
import { pulledMessage } from './message-view.ts'
import { keysOf } from './act-keys.ts'
import { readBatchSummary } from './batch-view.ts'
import { readConflicts } from './read-conflicts.ts'
import type { Session } from './session.ts'
import { pageName } from './triage/page-name.ts'
import { holdingMessages } from './unseen.ts'

/**
 * The outbox as its author sees it, the newest first. Of a device that is locked out, only what its author made
 * there: what others wrote stays locked away with the cache.
 */
export function readOutboxEntries(session: Session, mostSent: number): OutboxEntry[] {
  const { work, cache, person, locked } = session
  const isOpen = locked === null
  const batchOf = readOnce((id: BatchId) => readBatchSummary(work, id))
  return readOutbox(work, mostSent).map((kept) => {
    const { id, act, title, madeAt, state, wakes, base } = kept
    const batch = kept.batch === null ? null : batchOf(kept.batch)
    return {
      id,
      act,
      title,
      where: isOpen ? whereOf(cache.read, act) : null,
      names: isOpen ? namesOf(cache.read, act) : {},
      madeAt,
      state: isOpen ? state : withoutOthersWords(state),
      wakes: isWaking(wakes),
      ...keysOf(act, base),
      conflicts: isOpen ? readConflicts(cache.read, kept, person.id) : [],
      ...filesToSend(session, kept),
      unseen: isOpen
        ? holdingMessages(cache.read, kept, person.id).map((one) => pulledMessage(cache.read, one))
        : [],
      ...(batch !== null && isOpen && { batch }),
    }
  })
}

/** Each key is read once. */
function readOnce<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = read(key)
    known.set(key, value)
    return value
  }
}

function filesToSend(session: Session, { act, state }: KeptAct): Pick<OutboxEntry, 'files'> {
  if (state.kind === 'sent') return {}
  const { attachments: files } = viewsOf(session, filesOf(act))
  return files === undefined ? {} : { files }
}

function whereOf(cache: Reading, act: Act): ActPlace | null {
  switch (act.kind) {
    case 'file-ticket':
    case 'reply':
    case 'note':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'flag-ticket':
    case 'unflag-ticket':
    case 'page-by-hand':
    case 'change-ticket': {
      const name = readTicketName(cache, act.ticketId)
      return name === null ? null : { kind: 'ticket', ticketId: act.ticketId, ...name }
    }
    case 'create-group':
    case 'merge-group':
    case 'change-blocklist':
    case 'change-group': {
      const name = readGroup(cache, act.groupId)?.shown.name
      return name === undefined ? null : { kind: 'group', groupId: act.groupId, name }
    }
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over': {
      const page = readPage(cache, act.pageId)
      return page === null ? null : { kind: 'page', pageId: act.pageId, name: pageName(cache, page) }
    }
    case 'page-people':
      return { kind: 'page', pageId: act.pageId, name: '' }
    case 'import-groups':
    case 'change-thresholds':
    case 'change-service-levels':
    case 'put-view':
    case 'change-view':
    case 'delete-view':
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return null
    default:
      return assertNever(act)
  }
}

/** An act says ids; a person wants to read to whom a ticket is given, to which group it is moved, with which one it is linked. */
function namesOf(cache: Reading, act: Act): Record<string, string> {
  const { assigneeId, groupId } = namedIn(act)
  const names: Record<string, string> = {}
  for (const { id, name } of respondersIn(cache, act)) names[id] = name
  const staffName = assigneeId == null ? null : readStaffName(cache, assigneeId)
  if (assigneeId != null && staffName !== null) names[assigneeId] = staffName
  const groupName = groupId === undefined ? undefined : readGroup(cache, groupId)?.shown.name
  if (groupId !== undefined && groupName !== undefined) names[groupId] = groupName
  if (act.kind === 'link-ticket') names[act.otherId] = ticketName(cache, act.otherId)
  if (act.kind === 'merge-ticket') names[act.into] = ticketName(cache, act.into)
  if (act.kind === 'unmerge-ticket') names[act.from] = ticketName(cache, act.from)
  return names
}

function ticketName(cache: Reading, id: string): string {
  const { number = null, subject = 'a ticket that is not here' } = readTicketName(cache, id) ?? {}
  return number === null ? `“${subject}”` : `#${number} ${subject}`
}

function namedIn(act: Act): { assigneeId?: string | null | undefined; groupId?: string | undefined } {
  if (act.kind === 'merge-group') return { groupId: act.into }
  return act.kind === 'change-ticket' ? act.set : {}
}

function respondersIn(cache: Reading, act: Act): { id: string; name: string }[] {
  if (act.kind !== 'page-people' && act.kind !== 'page-hand-over') return []
  const ids: readonly string[] = act.kind === 'page-people' ? act.responderIds : [act.to]
  return ids.length === 0 ? [] : readResponders(cache).filter(({ id }) => ids.includes(id))
}

function withoutOthersWords(state: ActState): ActState {
  if (state.kind !== 'needs-you') return state
  const { code, message } = state.failure
  return { ...state, failure: { code, message } }
}
