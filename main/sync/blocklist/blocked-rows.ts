import type { BlocklistShow, Enforcement } from '../../../shared/ipc/blocklist-views.ts'
import type { EntryState } from '../../../shared/protocol/blocklist.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { endsLater } from '../../../shared/rules/blocklist/entry-end.ts'
import { isStanding, periodEndsSoon, stateAt } from '../../../shared/rules/blocklist/entry-state.ts'
import type { NamedBlockedGroup } from '../../store/read-blocked-groups.ts'
import { foldedRowOf, type BlockedEntry } from './folded-row.ts'

/** A group with everything that was done about it and those merged into it, as it stands at an instant. */
export interface BlockedRow {
  groupId: GroupId
  /** Null where the group is not here. */
  name: string | null
  sortName: string
  words: string
  entries: readonly BlockedEntry[]
  /** Those that it stands by: of the strongest state. */
  standing: readonly BlockedEntry[]
  state: EntryState
  /** The one of these that ends last. */
  last: BlockedEntry
  endsSoon: boolean
  disputes: number
  refused: readonly Enforcement[]
  onlyHere: number
  /** Disputes, refusals, an end that comes soon: something that waits for an administrator. */
  needsAdmin: boolean
}

/** The strongest first. */
const strength: readonly EntryState[] = ['in-force', 'planned', 'ended', 'lifted']

/** One row for each group of today; groups about which nothing but refused changes are known have none. */
export function blockedRows(groups: readonly NamedBlockedGroup[], now: number): BlockedRow[] {
  const byRoot = new Map<GroupId, NamedBlockedGroup[]>()
  for (const group of groups) {
    const family = byRoot.get(group.root)
    if (family === undefined) byRoot.set(group.root, [group])
    else family.push(group)
  }
  return [...byRoot.values()].map((family) => blockedRow(family, now)).filter((row) => row !== null)
}

function blockedRow(family: readonly NamedBlockedGroup[], now: number): BlockedRow | null {
  const [first] = family
  const folded = family.map(({ doc }) => foldedRowOf(doc))
  const entries = folded.flatMap((one) => one.entries)
  // What was refused is no block; where there is nothing else, it is shown as what it would have been.
  const taken = entries.filter(({ enforcement }) => enforcement.kind !== 'refused')
  const counted = taken.length > 0 ? taken : entries
  const states = counted.map((entry) => entryStateAt(entry, now))
  const state = strength.find((one) => states.includes(one))
  if (first === undefined || state === undefined) return null
  const standing = counted.filter((_, index) => states[index] === state)
  const last = endsLast(standing)
  const endsSoon = endsSoonAt(last, now)
  const disputes = folded.reduce((sum, one) => sum + one.disputes, 0)
  const refused = folded.flatMap((one) => one.refused)
  return {
    groupId: first.root,
    name: first.name,
    sortName: first.sortName,
    words: first.words,
    entries,
    standing,
    state,
    last,
    endsSoon,
    disputes,
    refused,
    onlyHere: folded.reduce((sum, one) => sum + one.onlyHere, 0),
    needsAdmin: disputes > 0 || refused.length > 0 || endsSoon,
  }
}

export function entryStateAt({ from, until, isLifted }: BlockedEntry, now: number): EntryState {
  return stateAt({ from, until, lifted: isLifted ? {} : null }, now)
}

function endsSoonAt({ from, until, isLifted, reviewAt }: BlockedEntry, now: number): boolean {
  return periodEndsSoon({ from, until, lifted: isLifted ? {} : null }, reviewAt, now)
}

function endsLast(entries: readonly BlockedEntry[]): BlockedEntry {
  return entries.reduce((last, one) => (endsLater(one.until, last.until) ? one : last))
}

/** Whether a list shows a row. What only this workstation knows of is never past. */
export function isShown(
  { state, onlyHere, refused, needsAdmin, standing }: BlockedRow,
  show: BlocklistShow,
): boolean {
  const isUnsettled = onlyHere > 0 || refused.length > 0
  const isOnItsWay = standing.some(({ enforcement }) => enforcement.kind === 'sent')
  const isCurrent = isStanding(state) || isUnsettled || isOnItsWay
  switch (show) {
    case 'current':
      return isCurrent
    case 'past':
      return !isCurrent
    case 'to-review':
      return needsAdmin
    case 'all':
      return true
  }
}
