import { isDeepStrictEqual } from 'node:util'
import type { Contact, GroupImportResult } from '../../shared/protocol/group.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import type { Plan } from '../../shared/rules/plans.ts'
import { decideGroupChange } from './change-group.ts'
import type { Writer } from './database.ts'
import { createGroup, findGroupByName, putGroup } from './groups.ts'
import { welcomeGroup } from './known-group.ts'
import { Refusal } from './refusal.ts'

/** One group as a file names it; `line` says where, for those who must mend the file. */
export interface GroupToImport {
  readonly line: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly plan: Plan | null
  readonly contacts: readonly Contact[]
}

/**
 * Makes, completes and confirms groups; nothing that is known is taken away. All are taken or none: throws
 * `name-taken` with every line whose names belong to somebody else.
 */
export async function importGroups(
  tx: Writer,
  groups: readonly GroupToImport[],
  now: Date,
): Promise<GroupImportResult> {
  const result = { created: 0, updated: 0, unchanged: 0 }
  const errors: FieldError[] = []
  for (const group of groups) {
    try {
      result[await importGroup(tx, group, now)] += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      errors.push({ path: group.line, message: error.message })
    }
  }
  if (errors.length > 0)
    throw new Refusal('name-taken', 'Nothing was imported: some names are taken.', { errors })
  return result
}

async function importGroup(tx: Writer, wanted: GroupToImport, now: Date): Promise<keyof GroupImportResult> {
  const known = await findGroupByName(tx, wanted.name)
  if (!known) {
    await createGroup(
      tx,
      { ...wanted, aliases: [...wanted.aliases], contacts: distinct(wanted.contacts) },
      true,
      now,
    )
    return 'created'
  }
  const next = decideGroupChange(known, {
    aliases: [...known.aliases, ...wanted.aliases],
    plan: wanted.plan ?? known.plan,
    contacts: distinct([...known.contacts, ...wanted.contacts]),
    confirmed: true,
  })
  if (!next) return 'unchanged'
  const updated = await putGroup(tx, next, now)
  if (!known.confirmed) await welcomeGroup(tx, updated, now)
  return 'updated'
}

function distinct(contacts: readonly Contact[]): Contact[] {
  return contacts.filter(
    (contact, index) => contacts.findIndex((other) => isDeepStrictEqual(other, contact)) === index,
  )
}
