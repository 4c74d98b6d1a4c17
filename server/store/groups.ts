import { groupSchema, type Group, type NewGroup } from '../../shared/protocol/group.ts'
import { groupIdSchema, type GroupId } from '../../shared/protocol/common.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { distinctNames, nameIdentity } from '../../shared/rules/group-names.ts'
import { Refusal } from './refusal.ts'
import { newId } from './secrets.ts'

export async function findGroup(reader: Reader, id: string): Promise<Group | null> {
  const row = await reader.selectFrom('customer_group').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? groupSchema.parse(JSON.parse(row.doc)) : null
}

/** The group that a name or alias stands for; a merged group's names stand for the one it was merged into. */
export async function findGroupByName(reader: Reader, name: string): Promise<Group | null> {
  const row = await reader
    .selectFrom('group_name')
    .innerJoin('customer_group', 'customer_group.id', 'group_name.group_id')
    .select('customer_group.doc')
    .where('group_name.identity', '=', nameIdentity(name))
    .executeTakeFirst()
  return row ? groupSchema.parse(JSON.parse(row.doc)) : null
}

/** Who files under a name that nobody knows makes an unconfirmed group: the staff confirm it, or merge it away. */
export async function groupForFiling(tx: Writer, name: string, now: Date): Promise<Group> {
  return (await findGroupByName(tx, name)) ?? (await createGroup(tx, { name }, false, now))
}

/** Throws `id-taken`, or `name-taken` with the group that has the name in `current`. */
export async function createGroup(
  tx: Writer,
  wanted: NewGroup,
  confirmed: boolean,
  now: Date,
): Promise<Group> {
  const id = wanted.id ?? groupIdSchema.parse(newId(now))
  if (await findGroup(tx, id)) throw new Refusal('id-taken', 'A group of this id exists already.')
  const at = now.toISOString()
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
  await refuseTakenNames(tx, group)
  await tx.insertInto('customer_group').values(groupRow(group)).execute()
  await claimNames(tx, group)
  await recordChange(tx, { kind: 'group', id, op: 'put', version: 1, now })
  return group
}

/** Stores the next version of a group as given, names included. Throws `name-taken`. */
export async function putGroup(
  tx: Writer,
  next: Omit<Group, 'version' | 'updatedAt'> & { version: number },
  now: Date,
) {
  const group: Group = { ...next, version: next.version + 1, updatedAt: now.toISOString() }
  await refuseTakenNames(tx, group)
  const { id, ...columns } = groupRow(group)
  await tx.updateTable('customer_group').set(columns).where('id', '=', id).execute()
  await tx.deleteFrom('group_name').where('group_id', '=', id).execute()
  if (group.mergedInto === null) await claimNames(tx, group)
  await recordChange(tx, { kind: 'group', id, op: 'put', version: group.version, now })
  return group
}

async function claimNames(tx: Writer, group: Group): Promise<void> {
  const names = [group.name, ...group.aliases]
  await tx
    .insertInto('group_name')
    .values(names.map((name) => ({ identity: nameIdentity(name), group_id: group.id })))
    .execute()
}

async function refuseTakenNames(tx: Writer, group: Group): Promise<void> {
  if (group.mergedInto !== null) return
  for (const name of [group.name, ...group.aliases]) {
    const holder = await findGroupByName(tx, name)
    if (holder && holder.id !== group.id) throw nameTaken(name, holder)
  }
}

function nameTaken(name: string, holder: Group): Refusal {
  const known = holder.confirmed ? `the group ${holder.name}` : `${holder.name}, which is not confirmed yet`
  return new Refusal('name-taken', `${name} already stands for ${known}.`, { current: holder })
}

/** The columns of a group; also for bulk filling. */
export function groupRow(group: Group) {
  const contacts = group.contacts.flatMap((contact) => [contact.name, contact.email, contact.phone])
  return {
    id: group.id,
    sort_name: nameIdentity(group.name),
    search: [group.name, ...group.aliases, ...contacts].join('\n').toLowerCase(),
    confirmed: group.confirmed ? (1 as const) : (0 as const),
    merged_into: group.mergedInto,
    version: group.version,
    doc: JSON.stringify(group),
  }
}

/** Where tickets of this group belong today; null where there is no such group. */
export async function survivingGroup(reader: Reader, id: GroupId): Promise<Group | null> {
  const group = await findGroup(reader, id)
  return group?.mergedInto ? survivingGroup(reader, group.mergedInto) : group
}

/** The group of a ticket as it is today, and the ids of all groups that were merged into it, its own included. */
export async function groupWithMerged(
  reader: Reader,
  id: GroupId,
): Promise<{ group: Group; ids: [GroupId, ...GroupId[]] }> {
  const group = await survivingGroup(reader, id)
  if (group === null) throw new Error(`A ticket names the group ${id}, which is not there.`)
  const ids: [GroupId, ...GroupId[]] = [group.id]
  for (let next = 0; next < ids.length; next += 1) {
    const rows = await reader
      .selectFrom('customer_group')
      .select('id')
      .where('merged_into', '=', ids[next] ?? null)
      .execute()
    ids.push(...rows.map((row) => groupIdSchema.parse(row.id)))
  }
  return { group, ids }
}
