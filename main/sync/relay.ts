import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Group } from '../../shared/protocol/group.ts'
import type { ActId } from '../../shared/ipc/act.ts'
import type { Person } from '../../shared/ipc/views.ts'
import { readUnsettledActs } from '../store/acts.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { CacheChange } from '../store/cache-change.ts'
import type { Reading } from '../store/handles.ts'
import { layFlagged } from '../store/put-flag.ts'
import { deleteGroup, putGroup } from '../store/put-group.ts'
import { deleteTicket, putTicket } from '../store/put-ticket.ts'
import { readCannedReplyVersion } from '../store/read-canned-replies.ts'
import { readFlags, ticketIdOfFlag } from '../store/read-flags.ts'
import { findGroupByName, readGroup } from '../store/read-group.ts'
import { hasOperation } from '../store/read-operations.ts'
import { hasPage, readPageVersion } from '../store/read-pages.ts'
import { readSettings } from '../store/read-settings.ts'
import { hasAnyMessage, hasMessage, readTicket } from '../store/read-ticket.ts'
import { readViewVersion } from '../store/read-views.ts'
import { layLevels } from '../store/stale-due.ts'
import { blockedGroupIdOf, cannedReplyIdOf, groupIdOf, pageIdOf, ticketIdOf, viewIdOf } from './act-keys.ts'
import { foldBlocked } from './blocklist/fold-blocked.ts'
import { isSettled, type Pulled } from './is-settled.ts'
import { layGroup, layTicket } from './lay-acts.ts'
import { laidLevels } from './service-levels.ts'
import { laidFlagged } from './triage/flag-view.ts'

/**
 * Lays the pending acts of one subject over what was pulled of it, and writes what is shown. Returns the acts whose
 * result the cache holds by now: once the transaction is committed they may be marked as settled.
 */
export function relaySubject(change: CacheChange, work: Reading, person: Person, subject: string): ActId[] {
  const acts = readUnsettledActs(work, subject)
  const ticketId = ticketIdOf(subject)
  if (ticketId !== null) return relayTicket(change, person, ticketId, acts)
  const groupId = groupIdOf(subject)
  if (groupId !== null) return relayGroup(change, groupId, acts)
  const settled = settledOf(acts, pulledElsewhere(change.database, subject))
  const blockedId = blockedGroupIdOf(subject)
  if (blockedId !== null) {
    const open = acts.filter(({ id }) => !settled.has(id))
    foldBlocked(change.database, person, blockedId, open)
  }
  if (subject === 'settings')
    layLevels(
      change,
      laidLevels(
        change.database,
        acts.filter(({ id }) => !settled.has(id)),
      ),
    )
  return [...settled]
}

/** What the cache holds of what is neither a ticket nor a group. */
function pulledElsewhere(database: Reading, subject: string): Pulled {
  return {
    version: versionElsewhere(database, subject),
    hasMessage: () => false,
    hasAnyMessage: false,
    isMerged: false,
    hasMade: (id) => hasOperation(database, id) || hasPage(database, id),
  }
}

function versionElsewhere(database: Reading, subject: string): number {
  const pageId = pageIdOf(subject)
  if (pageId !== null) return readPageVersion(database, pageId)
  const viewId = viewIdOf(subject)
  if (viewId !== null) return readViewVersion(database, viewId)
  const cannedReplyId = cannedReplyIdOf(subject)
  if (cannedReplyId !== null) return readCannedReplyVersion(database, cannedReplyId)
  return readSettings(database)?.version ?? 0
}

function settledOf(acts: readonly KeptAct[], pulled: Pulled): Set<ActId> {
  return new Set(acts.filter((kept) => isSettled(kept, pulled)).map((kept) => kept.id))
}

function relayTicket(change: CacheChange, person: Person, id: string, acts: readonly KeptAct[]): ActId[] {
  const { database } = change
  const pulled: Ticket | null = readTicket(database, id)?.pulled ?? null
  const held = {
    version: pulled?.version ?? 0,
    hasMessage: (messageId: string) => hasMessage(database, messageId),
    hasAnyMessage: hasAnyMessage(database, id),
    isMerged: false,
    hasMade: (flagId: string) => ticketIdOfFlag(database, flagId) !== null,
  }
  const settled = settledOf(acts, held)
  const open = acts.filter((kept) => !settled.has(kept.id))
  const shown = layTicket(pulled, open, {
    person,
    groupByName: (name) => findGroupByName(database, name)?.id ?? null,
  })
  if (shown === null) deleteTicket(change, id)
  else
    putTicket(
      change,
      pulled,
      shown,
      open.some((kept) => kept.state.kind !== 'sent'),
    )
  layFlagged(change, id, laidFlagged(readFlags(database, id), open, person.id))
  return [...settled]
}

function relayGroup(change: CacheChange, id: string, acts: readonly KeptAct[]): ActId[] {
  const pulled: Group | null = readGroup(change.database, id)?.pulled ?? null
  const held = {
    version: pulled?.version ?? 0,
    hasMessage: () => false,
    hasAnyMessage: false,
    isMerged: pulled !== null && pulled.mergedInto !== null,
    hasMade: () => false,
  }
  const settled = settledOf(acts, held)
  const open = acts.filter((kept) => !settled.has(kept.id))
  const shown = layGroup(pulled, open)
  if (shown === null) deleteGroup(change, id)
  else
    putGroup(
      change,
      pulled,
      shown,
      open.some((kept) => kept.state.kind !== 'sent'),
    )
  return [...settled]
}
