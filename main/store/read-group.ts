import { groupSchema, type Group } from '../../shared/protocol/group.ts'
import type { GroupView } from '../../shared/ipc/views.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { nameIdentity } from '../../shared/rules/group-names.ts'
import { normaliseName } from '../../shared/rules/normalise-name.ts'
import { numberOf, textOf, textOrNullOf } from './columns.ts'
import { rootOfGroup } from './group-family.ts'
import type { Reading, Row } from './handles.ts'
import { likeAnywhere } from './search-words.ts'
import { readTally } from './tally.ts'
import { foldWords } from './fold-words.ts'

export interface CachedGroup {
  shown: Group
  /** Null while the service does not know the group. */
  pulled: Group | null
  pending: boolean
}

/** What a list shows of a group, without what follows from its tickets and the blocklist. */
export type GroupLine = Omit<GroupView, 'record' | 'blocked'>

export interface GroupLines {
  groups: GroupLine[]
  after: string | null
  total: number
}

const windowSize = 100
/** `closed` and `resolved` have ranks 3 and 4: what is below still wants work. */
const firstDoneStatus = 3

export function readGroup(database: Reading, id: string): CachedGroup | null {
  const row = database.get('SELECT doc, pulled, pulled_version, pending FROM customer_group WHERE id = ?', id)
  if (row === undefined) return null
  const doc: unknown = JSON.parse(textOf(row, 'doc'))
  const kept = textOrNullOf(row, 'pulled')
  return {
    shown: groupSchema.parse(doc),
    pulled:
      numberOf(row, 'pulled_version') > 0 ? groupSchema.parse(kept === null ? doc : JSON.parse(kept)) : null,
    pending: numberOf(row, 'pending') === 1,
  }
}

export function readGroupVersion(database: Reading, id: string): number {
  const row = database.get('SELECT pulled_version FROM customer_group WHERE id = ?', id)
  return row === undefined ? 0 : numberOf(row, 'pulled_version')
}

export function readGroupLine(database: Reading, id: string): GroupLine | null {
  const group = readGroup(database, id)
  return group === null ? null : lineOf(database, group.shown, group.pending)
}

export function readLaidGroupIds(database: Reading): string[] {
  return database.all('SELECT id FROM customer_group WHERE laid = 1').map((row) => textOf(row, 'id'))
}

/**
 * The group that a name means today, one that was merged counted as what it is now part of; null where the name is new,
 * or where two groups answer to it.
 */
export function findGroupByName(database: Reading, name: string): Group | null {
  const normal = normaliseName(name)
  const bearers = database
    .all('SELECT group_id FROM group_name WHERE normal = ?', normal)
    .map((row) => textOf(row, 'group_id'))
    .filter((id) => normal !== '' || bears(readGroup(database, id)?.shown, name))
  const [only, ...others] = new Set(bearers.map((id) => rootOfGroup(database, id)))
  if (only === undefined || others.length > 0) return null
  return readGroup(database, only)?.shown ?? null
}

/** Names without a letter or a digit all have the same normal form, and are not the same. */
function bears(group: Group | undefined, name: string): boolean {
  if (group === undefined) return false
  return [group.name, ...group.aliases].some((each) => nameIdentity(each) === nameIdentity(name))
}

/** Groups by name, a hundred at a time; those merged into another are not shown. Fails where `after` is no key. */
export function readGroupLines(
  database: Reading,
  request: { text: string; show: 'all' | 'confirmed' | 'unconfirmed'; after: string | null },
): Result<GroupLines> {
  const after = request.after === null ? ['', ''] : decodeAfter(request.after)
  if (after === null) return failed('bad-call', 'This place in the list of groups is unknown.')
  const confirmed = { all: -1, confirmed: 1, unconfirmed: 0 }[request.show]
  const pattern = likeAnywhere(foldWords(request.text.trim()))
  const found = database.all(
    `SELECT id, sort_name, doc, pending FROM customer_group
     WHERE merged = 0 AND (? = -1 OR confirmed = ?) AND words LIKE ? ESCAPE '\\' AND (sort_name, id) > (?, ?)
     ORDER BY sort_name, id LIMIT +?`,
    confirmed,
    confirmed,
    pattern,
    after[0] ?? '',
    after[1] ?? '',
    windowSize + 1,
  )
  const shown = found.slice(0, windowSize)
  const last = shown.at(-1)
  return success({
    groups: shown.map((row) =>
      lineOf(database, groupSchema.parse(JSON.parse(textOf(row, 'doc'))), numberOf(row, 'pending') === 1),
    ),
    after: found.length > windowSize && last !== undefined ? encodeAfter(last) : null,
    total: countGroups(database, confirmed, pattern),
  })
}

function countGroups(database: Reading, confirmed: number, pattern: string): number {
  const row = database.get(
    `SELECT count(*) AS n FROM customer_group
     WHERE merged = 0 AND (? = -1 OR confirmed = ?) AND words LIKE ? ESCAPE '\\'`,
    confirmed,
    confirmed,
    pattern,
  )
  return numberOf(row ?? {}, 'n')
}

function lineOf(database: Reading, group: Group, pending: boolean): GroupLine {
  const activeTickets = readTally(database, 'group', group.id)
    .filter((one) => one.status < firstDoneStatus)
    .reduce((sum, one) => sum + one.count, 0)
  return { ...group, activeTickets, pending }
}

function encodeAfter(row: Row): string {
  return Buffer.from(`${textOf(row, 'sort_name')}\n${textOf(row, 'id')}`).toString('base64url')
}

function decodeAfter(after: string): string[] | null {
  const parts = Buffer.from(after, 'base64url').toString().split('\n')
  return parts.length === 2 ? parts : null
}
