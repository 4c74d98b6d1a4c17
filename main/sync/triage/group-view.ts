import type { Result } from '../../../shared/ipc/result.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { GroupView, GroupWindow } from '../../../shared/ipc/views.ts'
import { isStanding } from '../../../shared/rules/blocklist/entry-state.ts'
import { rootOfGroup } from '../../store/group-family.ts'
import type { Reading } from '../../store/handles.ts'
import { readBlockedFamily, readWithholding } from '../../store/read-blocked-groups.ts'
import { findGroupByName, readGroupLine, readGroupLines, type GroupLine } from '../../store/read-group.ts'
import { entryStateAt } from '../blocklist/blocked-rows.ts'
import { foldedRowOf } from '../blocklist/folded-row.ts'
import { readRecordSummary } from './record-view.ts'

/** A group with its record and whether it is blocked at an instant, in ms; null where it is not here. */
export function readGroupView(cache: Reading, groupId: string, now: number): GroupView | null {
  const line = readGroupLine(cache, groupId)
  return line === null ? null : viewOf(cache, line, now)
}

/** The group that bears a name, or has it for an alias, however that is written; null where none does, or two. */
export function readGroupNamed(cache: Reading, name: string, now: number): GroupView | null {
  const group = findGroupByName(cache, name)
  return group === null ? null : readGroupView(cache, group.id, now)
}

/** Groups by name, a hundred at a time. Fails where `after` is no key. */
export function readGroupWindow(
  cache: Reading,
  request: Parameters<typeof readGroupLines>[1],
  now: number,
): Result<GroupWindow> {
  const lines = readGroupLines(cache, request)
  if (!lines.ok) return lines
  const groups = lines.value.groups.map((line) => viewOf(cache, line, now))
  return success({ ...lines.value, groups })
}

function viewOf(cache: Reading, line: GroupLine, now: number): GroupView {
  return {
    ...line,
    record: readRecordSummary(cache, line.id, now),
    blocked: readBlocked(cache, line.id, now),
  }
}

/** Whether the desk withholds a group's pages, will, or only this workstation says so yet. */
export function readBlocked(cache: Reading, groupId: string, now: number): GroupView['blocked'] {
  const root = rootOfGroup(cache, groupId)
  const withheld = readWithholding(cache, root, now)
  if (withheld !== null) return withheld
  const isHere = readBlockedFamily(cache, root)
    .flatMap(({ doc }) => foldedRowOf(doc).entries)
    .filter(({ enforcement }) => enforcement.kind === 'only-here' || enforcement.kind === 'sent')
    .some((entry) => isStanding(entryStateAt(entry, now)))
  return isHere ? 'only-here' : null
}
