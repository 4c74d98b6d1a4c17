import type { Group } from '../../shared/protocol/group.ts'
import { normaliseName } from '../../shared/rules/normalise-name.ts'
import type { CacheChange } from './cache-change.ts'
import type { Writing } from './handles.ts'
import { moveBlockedFamily } from './put-blocked-group.ts'
import { changingPlan } from './stale-due.ts'
import { foldWords } from './fold-words.ts'
import { digitsOf } from './ticket-row.ts'

/** Writes what is shown of a group, and what the service said of it (null: it does not know the group yet). */
export function putGroup(change: CacheChange, pulled: Group | null, shown: Group, pending: boolean): void {
  changingPlan(change, shown.id, () => writeGroup(change, pulled, shown, pending))
}

function writeGroup(change: CacheChange, pulled: Group | null, shown: Group, pending: boolean): void {
  const wasMerged = isMerged(change.database, shown.id)
  change.database.run(
    `INSERT INTO customer_group (id, pulled_version, pending, laid, name, sort_name, words, confirmed, merged, doc, pulled)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET pulled_version = excluded.pulled_version, pending = excluded.pending, laid = excluded.laid,
       name = excluded.name, sort_name = excluded.sort_name, words = excluded.words, confirmed = excluded.confirmed,
       merged = excluded.merged, doc = excluded.doc, pulled = excluded.pulled`,
    shown.id,
    pulled?.version ?? 0,
    pending ? 1 : 0,
    pending || pulled !== shown ? 1 : 0,
    shown.name,
    foldWords(shown.name),
    foldWords([shown.name, ...shown.aliases].join(' ')),
    shown.confirmed ? 1 : 0,
    shown.mergedInto === null ? 0 : 1,
    JSON.stringify(shown),
    pulled === null || pulled === shown ? null : JSON.stringify(pulled),
  )
  dropNamesAndContacts(change.database, shown.id)
  for (const name of new Set([shown.name, ...shown.aliases].map(normaliseName))) {
    change.database.run('INSERT INTO group_name (normal, group_id) VALUES (?, ?)', name, shown.id)
  }
  for (const [position, contact] of shown.contacts.entries()) {
    change.database.run(
      'INSERT INTO contact (group_id, position, name, email, phone, digits, words) VALUES (?, ?, ?, ?, ?, ?, ?)',
      shown.id,
      position,
      contact.name,
      contact.email,
      contact.phone,
      digitsOf(contact.phone),
      foldWords(`${contact.name} ${contact.email} ${shown.name}`),
    )
  }
  if (wasMerged || shown.mergedInto !== null) moveBlockedFamily(change.database, shown.id)
}

export function deleteGroup(change: CacheChange, id: string): void {
  const wasMerged = isMerged(change.database, id)
  dropNamesAndContacts(change.database, id)
  changingPlan(change, id, () => change.database.run('DELETE FROM customer_group WHERE id = ?', id))
  if (wasMerged) moveBlockedFamily(change.database, id)
}

function isMerged(database: Writing, id: string): boolean {
  return database.get('SELECT 1 FROM customer_group WHERE id = ? AND merged = 1', id) !== undefined
}

function dropNamesAndContacts(database: Writing, id: string): void {
  database.run('DELETE FROM group_name WHERE group_id = ?', id)
  database.run('DELETE FROM contact WHERE group_id = ?', id)
}
