import { isDeepStrictEqual } from 'node:util'
import { decideGroupChange, refuseMerged } from '#server/store/change-group'
import { joinGroups } from '#server/store/group-merge'
import { distinctNames, nameIdentity } from '#shared/rules/group-names'
import { Refusal, invalidReference, notFound } from '#server/store/refusal'
import { groupIdSchema } from '#shared/protocol/common'
import type { Group, GroupChange, NewGroup } from '#shared/protocol/group'
import type { ModelDesk } from './model-desk.ts'
import { welcomeGroup } from './model-gate.ts'
import type { ModelState } from './model-state.ts'
import { putTicket } from './model-put-ticket.ts'

export function groupForFiling(desk: ModelDesk, name: string): Group {
  return groupByName(desk.state, name) ?? createGroup(desk, { name }, false)
}

/** Merged groups have let go of their names. */
function groupByName(state: ModelState, name: string): Group | null {
  const identity = nameIdentity(name)
  for (const group of state.group.values()) {
    if (group.mergedInto !== null) continue
    if ([group.name, ...group.aliases].some((one) => nameIdentity(one) === identity)) return group
  }
  return null
}

export function survivingGroup(state: ModelState, id: string): Group | null {
  const group = state.group.get(id) ?? null
  return group?.mergedInto == null ? group : survivingGroup(state, group.mergedInto)
}

export function createGroup(desk: ModelDesk, wanted: NewGroup, confirmed: boolean): Group {
  const id = wanted.id ?? groupIdSchema.parse(desk.newId())
  if (desk.state.group.has(id)) throw new Refusal('id-taken', 'A group of this id exists already.')
  const at = desk.now()
  const group: Group = {
    id,
    name: wanted.name,
    aliases: distinctNames(wanted.name, wanted.aliases ?? []),
    plan: wanted.plan ?? null,
    contacts: wanted.contacts ?? [],
    confirmed,
    mergedInto: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
  refuseTakenNames(desk.state, group)
  desk.state.group.set(id, group)
  desk.record('group', id, 1)
  return group
}

export function changeGroup(
  desk: ModelDesk,
  id: string,
  change: GroupChange,
  expected: (version: number) => boolean,
): Group {
  const group = desk.state.group.get(id)
  if (group === undefined) throw notFound('group')
  if (!expected(group.version))
    throw new Refusal('version-conflict', 'The group has changed meanwhile.', { current: group })
  refuseMerged(group)
  const next = decideGroupChange(group, change)
  if (next === null) return group
  const changed = putGroup(desk, next)
  if (!group.confirmed) welcomeGroup(desk, changed)
  return changed
}

export function mergeGroup(desk: ModelDesk, id: string, into: string): Group {
  const { state } = desk
  const [group, survivor] = [state.group.get(id), state.group.get(into)]
  if (group === undefined) throw notFound('group')
  if (id === into) throw invalidReference('into', 'A group cannot be merged into itself.')
  if (survivor === undefined) throw invalidReference('into', 'There is no such group.')
  refuseMerged(group)
  refuseMerged(survivor)
  putGroup(desk, { ...group, mergedInto: survivor.id })
  const joined = putGroup(desk, joinGroups(group, survivor))
  for (const ticket of state.ticket.values())
    if (ticket.groupId === id) putTicket(desk, { ...ticket, groupId: survivor.id })
  welcomeGroup(desk, joined)
  return joined
}

/** Every group of the list is made or confirmed; none is taken away. */
export function importGroups(desk: ModelDesk, names: readonly string[]) {
  const result = { created: 0, updated: 0, unchanged: 0 }
  for (const name of names) {
    const known = groupByName(desk.state, name)
    if (known === null) {
      createGroup(desk, { name }, true)
      result.created += 1
      continue
    }
    const next = decideGroupChange(known, { confirmed: true })
    if (next === null || isDeepStrictEqual(next, known)) result.unchanged += 1
    else {
      const updated = putGroup(desk, next)
      if (!known.confirmed) welcomeGroup(desk, updated)
      result.updated += 1
    }
  }
  return result
}

function putGroup(desk: ModelDesk, next: Group): Group {
  const group: Group = { ...next, version: next.version + 1, updatedAt: desk.now() }
  refuseTakenNames(desk.state, group)
  desk.state.group.set(group.id, group)
  desk.record('group', group.id, group.version)
  return group
}

function refuseTakenNames(state: ModelState, group: Group): void {
  if (group.mergedInto !== null) return
  for (const name of [group.name, ...group.aliases]) {
    const holder = groupByName(state, name)
    if (holder !== null && holder.id !== group.id)
      throw new Refusal('name-taken', `${name} already stands for ${holder.name}.`, { current: holder })
  }
}
