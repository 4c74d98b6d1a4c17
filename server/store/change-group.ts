import { isDeepStrictEqual } from 'node:util'
import type { Group, GroupChange } from '../../shared/protocol/group.ts'
import type { Writer } from './database.ts'
import { namesAfter } from '../../shared/rules/group-names.ts'
import { findGroup, putGroup } from './groups.ts'
import { welcomeGroup } from './known-group.ts'
import { Refusal, notFound } from './refusal.ts'

/** The group that a change makes; null where everything is as asked for already. */
export function decideGroupChange(group: Group, change: GroupChange): Group | null {
  const next: Group = {
    ...group,
    ...namesAfter(group, change),
    plan: change.plan === undefined ? group.plan : change.plan,
    contacts: change.contacts ?? group.contacts,
    confirmed: change.confirmed ?? group.confirmed,
  }
  return isDeepStrictEqual(next, group) ? null : next
}

/** Throws `version-conflict`, `name-taken`, `already-merged`. */
export async function changeGroup(
  tx: Writer,
  id: string,
  change: GroupChange,
  isExpected: (version: number) => boolean,
  now: Date,
): Promise<Group> {
  const group = await findGroup(tx, id)
  if (!group) throw notFound('group')
  if (!isExpected(group.version))
    throw new Refusal('version-conflict', 'The group has changed meanwhile.', { current: group })
  refuseMerged(group)
  const next = decideGroupChange(group, change)
  if (!next) return group
  const changed = await putGroup(tx, next, now)
  if (!group.confirmed) await welcomeGroup(tx, changed, now)
  return changed
}

/** A merged group is only a name of another one; nothing of it can be changed. */
export function refuseMerged(group: Group): void {
  if (group.mergedInto !== null)
    throw new Refusal('already-merged', `${group.name} was merged into another group before.`, {
      current: group,
    })
}
