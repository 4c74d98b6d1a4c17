import type {
  BlocklistRow,
  BlocklistShow,
  BlocklistStatus,
  BlocklistWindow,
} from '../../../shared/ipc/blocklist-views.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { StaffView } from '../../../shared/ipc/views.ts'
import { rootOfGroup } from '../../store/group-family.ts'
import type { Reading } from '../../store/handles.ts'
import { countWithholding, readBlockedGroups, readWithholding } from '../../store/read-blocked-groups.ts'
import { countWithheld } from '../../store/read-pages.ts'
import { readStaffList } from '../../store/read-staff.ts'
import { foldWords } from '../../store/fold-words.ts'
import { readHeardAt } from '../heard-at.ts'
import type { Session } from '../session.ts'
import { readRecordSummary } from '../triage/record-view.ts'
import { blockedRows, isShown, type BlockedRow } from './blocked-rows.ts'
import { leastFar } from './known-operations.ts'
import { readAlarm } from './watch-chain.ts'

const windowSize = 100
/** A block in force for longer than this, in ms, that never withheld anything is told as such. */
const neverHitAfter = 30 * 86_400_000

/** What a window is asked for. */
export interface BlocklistRequest {
  show: BlocklistShow
  text: string
  after: string | null
}

/** The list in one line. */
export function readBlocklistStatus(session: Session): BlocklistStatus {
  const now = session.now()
  const rows = blockedRows(readBlockedGroups(session.cache.read), now)
  return {
    inForce: countWithholding(session.cache.read, now),
    needsAdmin: rows.filter(({ needsAdmin }) => needsAdmin).length,
    onlyHere: rows.reduce((sum, { onlyHere }) => sum + onlyHere, 0),
    heardAt: session.lastExchangeAt ?? readHeardAt(session.cache.read),
    alarm: readAlarm(session.work),
  }
}

/**
 * Groups on the list, a hundred at a time: those that need an administrator first, then by name. Fails where `after` is
 * no key.
 */
export function readBlocklistWindow(
  { cache, now: clock }: Pick<Session, 'cache' | 'now'>,
  { show, text, after }: BlocklistRequest,
): Result<BlocklistWindow> {
  const now = clock()
  const from = after === null ? null : decodePlace(after)
  if (after !== null && from === null) return failed('bad-call', 'This place in the blocklist is unknown.')
  const words = foldWords(text.trim())
  const rows = blockedRows(readBlockedGroups(cache.read), now)
    .filter((row) => isShown(row, show) && row.words.includes(words))
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((one, other) => compare(one.place, other.place))
  const rest = from === null ? rows : rows.filter(({ place }) => compare(place, from) > 0)
  const shown = rest.slice(0, windowSize)
  const last = shown.at(-1)
  const staff = new Map(readStaffList(cache.read).map((person) => [String(person.id), person]))
  return success({
    rows: shown.map(({ row }) => rowView(cache.read, row, staff, now)),
    after: rest.length > shown.length && last !== undefined ? encodePlace(last.place) : null,
    total: rows.length,
  })
}

/** Where a row stands in the order: what waits for an administrator, name, id. */
type Place = readonly [rank: string, name: string, id: string]

function placeOf({ needsAdmin, sortName, groupId }: BlockedRow): Place {
  return [needsAdmin ? '0' : '1', sortName, groupId]
}

function compare(one: Place, other: Place): number {
  for (const index of [0, 1, 2] as const)
    if (one[index] !== other[index]) return one[index] < other[index] ? -1 : 1
  return 0
}

function encodePlace(place: Place): string {
  return Buffer.from(place.join('\n')).toString('base64url')
}

function decodePlace(text: string): Place | null {
  const [rank, name, id, ...more] = Buffer.from(text, 'base64url').toString().split('\n')
  if (rank === undefined || name === undefined || id === undefined || more.length > 0) return null
  return [rank, name, id]
}

function rowView(
  cache: Reading,
  row: BlockedRow,
  staff: ReadonlyMap<string, StaffView>,
  now: number,
): BlocklistRow {
  const { entries, standing, last, refused } = row
  const withheld = countWithheld(
    cache,
    entries.map(({ id }) => id),
  )
  const authors = [...new Set(standing.map(({ madeBy }) => madeBy))]
  return {
    groupId: row.groupId,
    groupName: row.name ?? 'A group unknown here',
    state: row.state,
    isWithheld: readWithholding(cache, rootOfGroup(cache, row.groupId), now) === 'in-force',
    enforcement: leastFar(last.enforcement, ...standing.map(({ enforcement }) => enforcement), ...refused),
    reason: last.reason,
    authors: authors.map((id) => staff.get(id)?.name ?? 'Somebody unknown here'),
    from: Date.parse(last.from),
    until: last.until === null ? null : Date.parse(last.until),
    reviewAt: last.reviewAt,
    endsSoon: row.endsSoon,
    hits: withheld.hits,
    lastHitAt: withheld.lastAt === null ? null : Date.parse(withheld.lastAt),
    isNeverHit: withheld.hits === 0 && isLongInForce(row, now),
    hasAuthorLeft: authors.every((id) => staff.get(id)?.revoked === true),
    disputes: row.disputes,
    record: readRecordSummary(cache, row.groupId, now),
  }
}

function isLongInForce({ state, standing }: BlockedRow, now: number): boolean {
  return state === 'in-force' && standing.some(({ from }) => now - Date.parse(from) > neverHitAfter)
}
