import { isDeepStrictEqual } from 'node:util'
import type { Author } from '../../shared/protocol/common.ts'
import type { Group } from '../../shared/protocol/group.ts'
import { refuseMerged } from './change-group.ts'
import type { Writer } from './database.ts'
import { distinctNames } from '../../shared/rules/group-names.ts'
import { findGroup, putGroup } from './groups.ts'
import { welcomeGroup } from './known-group.ts'
import { invalidReference, notFound } from './refusal.ts'
import { findTicket, putTicket, ticketIdsOfGroup } from './tickets.ts'

/** What is left of two groups: the survivor knows the other's names and contacts, and its plan where it had none. */
export function joinGroups(group: Group, survivor: Group): Group {
  const newContacts = group.contacts.filter(
    (contact) => !survivor.contacts.some((known) => isDeepStrictEqual(known, contact)),
  )
  return {
    ...survivor,
    aliases: distinctNames(survivor.name, [...survivor.aliases, group.name, ...group.aliases]),
    plan: survivor.plan ?? group.plan,
    contacts: [...survivor.contacts, ...newContacts],
    confirmed: survivor.confirmed || group.confirmed,
  }
}

/**
 * Makes one group an alias of another. Its tickets move to the survivor; they keep the name they were filed under and
 * their place in the order of changes. Answers the survivor.
 */
export async function mergeGroup(
  tx: Writer,
  id: string,
  into: string,
  by: Author,
  now: Date,
): Promise<Group> {
  const group = await findGroup(tx, id)
  if (!group) throw notFound('group')
  if (id === into) throw invalidReference('into', 'A group cannot be merged into itself.')
  const survivor = await findGroup(tx, into)
  if (!survivor) throw invalidReference('into', 'There is no such group.')
  refuseMerged(group)
  refuseMerged(survivor)
  // The merged group first: it lets go of the names that the survivor takes.
  await putGroup(tx, { ...group, mergedInto: survivor.id }, now)
  const joined = await putGroup(tx, joinGroups(group, survivor), now)
  for (const ticketId of await ticketIdsOfGroup(tx, group.id)) {
    const ticket = await findTicket(tx, ticketId)
    if (ticket) await putTicket(tx, ticket, { ...ticket, groupId: survivor.id }, { by }, now)
  }
  await welcomeGroup(tx, joined, now)
  return joined
}
