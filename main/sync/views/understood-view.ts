import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import { groupIdSchema, staffIdSchema, type GroupId, type StaffId } from '../../../shared/protocol/common.ts'
import type { View } from '../../../shared/protocol/view.ts'
import {
  fixedColumn,
  queueColumns,
  queueGroupings,
  queueSorts,
  sortDirections,
} from '../../../shared/rules/queue-look.ts'
import { statuses } from '../../../shared/rules/status.ts'
import { urgencies } from '../../../shared/rules/urgency.ts'
import { searchTextLimit } from '../../../shared/rules/search-query.ts'

/** What this console knows of what a view may name. */
export interface KnownHere {
  me: StaffId
  staff: (id: string) => { id: StaffId; name: string; revoked: boolean } | null
  /** `now`: the group that its tickets belong to today, another one where it was merged. */
  group: (id: string) => { name: string; now: { id: GroupId; name: string } } | null
}

export interface Understood {
  view: QueueView
  /** Sentences about what was left out or followed elsewhere; empty where the view shows all that it asks for. */
  leftOut: string[]
}

/**
 * What the queue shows of a saved view. What is gone, or is of a newer desk, is left out and said; the view itself keeps
 * it, since only what somebody changes is ever sent.
 */
export function understoodView(saved: View, known: KnownHere): Understood {
  const leftOut: string[] = []
  const among = <Value extends string>(values: readonly string[], here: readonly Value[], what: string) => {
    const found = values.filter((value): value is Value => here.some((one) => one === value))
    const others = values.filter((value) => !here.some((one) => one === value))
    if (others.length > 0) leftOut.push(`This console does not know the ${what} ${quoted(others)}.`)
    return found
  }
  const oneOf = <Value extends string>(
    value: string,
    here: readonly Value[],
    what: string,
  ): Value | undefined => among([value], here, what)[0]
  const { filter, name: _, ...look } = saved
  const { urgencies: levels, statuses: standings, assignee, groupId, text, ...newer } = filter
  const columns = among([...new Set(look.columns)], queueColumns, 'column')
  const view: QueueView = {
    urgencies: among(levels, urgencies, 'urgency'),
    statuses: among(standings, statuses, 'status'),
    assignee: understoodAssignee(assignee, known, leftOut),
    groupId: understoodGroup(groupId, known, leftOut),
    text: text.slice(0, searchTextLimit),
    // What it finds stands in the order that the view says.
    hitOrder: 'sort',
    sort: oneOf(look.sort, queueSorts, 'order') ?? 'urgency',
    direction: oneOf(look.direction, sortDirections, 'direction') ?? 'descending',
    columns: columns.includes(fixedColumn) ? columns : [...columns, fixedColumn],
    grouping: oneOf(look.grouping, queueGroupings, 'grouping') ?? 'none',
  }
  const conditions = Object.keys(newer)
  if (conditions.length > 0)
    leftOut.push(
      `This console does not know the condition ${quoted(conditions)}: more is shown than was meant.`,
    )
  return { view, leftOut }
}

function understoodAssignee(
  assignee: string | null,
  known: KnownHere,
  leftOut: string[],
): QueueView['assignee'] {
  if (assignee === null || assignee === 'none') return assignee
  if (assignee === 'me') return known.me
  const person = known.staff(assignee)
  if (person === null) leftOut.push('Whose tickets it was for is not known here: it shows everybody’s.')
  else if (person.revoked) leftOut.push(`${person.name} has left: what is still theirs is shown.`)
  return person === null ? null : staffIdSchema.parse(person.id)
}

function understoodGroup(groupId: string | null, known: KnownHere, leftOut: string[]): QueueView['groupId'] {
  if (groupId === null) return null
  const group = known.group(groupId)
  if (group === null) {
    leftOut.push('The group that it was for is gone: it shows all groups.')
    return null
  }
  if (group.now.id !== groupId)
    leftOut.push(`“${group.name}” is part of “${group.now.name}” now: that is shown.`)
  return groupIdSchema.parse(group.now.id)
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ')
}
