import type {
  BlockedGroupView,
  DisputeView,
  EntryView,
  OperationView,
} from '../../../shared/ipc/blocklist-views.ts'
import type { StaffView } from '../../../shared/ipc/views.ts'
import { groupIdSchema, operationIdSchema, ticketIdSchema } from '../../../shared/protocol/common.ts'
import type { Group } from '../../../shared/protocol/group.ts'
import { endsSoon, entryState, evidenceOf, reviewAt } from '../../../shared/rules/blocklist/entry-state.ts'
import { foldGroup, type FoldedEntry, type FoldedGroup } from '../../../shared/rules/blocklist/fold-group.ts'
import { readUnsettledActs } from '../../store/acts.ts'
import { familyOfGroup, rootOfGroup } from '../../store/group-family.ts'
import type { Reading } from '../../store/handles.ts'
import { readGroup } from '../../store/read-group.ts'
import { readOperations } from '../../store/read-operations.ts'
import { readWithheldBy } from '../../store/read-pages.ts'
import { readStaffList } from '../../store/read-staff.ts'
import { readTicketName } from '../../store/read-ticket.ts'
import type { Session } from '../session.ts'
import { readRecordTicket } from '../triage/cases.ts'
import { findNearGroups } from '../triage/near-groups.ts'
import { entryAlone, entryEnforcement } from './fold-blocked.ts'
import { knownOperations, type KnownOperation, type KnownOperations } from './known-operations.ts'

/** What the views of one group look things up in. */
interface Around {
  cache: Reading
  staff: ReadonlyMap<string, StaffView>
  now: number
}

/** Everything ever done about a group, and about those that were merged into it; null where it is not here. */
export function readBlockedGroupView(
  { cache, work, person, now }: Pick<Session, 'cache' | 'work' | 'person' | 'now'>,
  groupId: string,
): BlockedGroupView | null {
  const root = rootOfGroup(cache.read, groupId)
  const group = readGroup(cache.read, root)?.shown
  if (group === undefined) return null
  const staff = new Map(readStaffList(cache.read).map((one) => [String(one.id), one]))
  const around: Around = { cache: cache.read, staff, now: now() }
  const family = familyOfGroup(cache.read, root).map((id) => {
    const acts = readUnsettledActs(work, `blocklist:${id}`)
    const known = knownOperations(readOperations(cache.read, id), acts, person.id)
    return { known, folded: foldGroup(known.counted) }
  })
  return {
    groupId: group.id,
    groupName: group.name,
    aliases: group.aliases,
    confirmed: group.confirmed,
    entries: family.flatMap(({ known, folded }) => entriesOf(known, folded, around)).sort(newestFirst),
    disputes: family.flatMap(({ known, folded }) => disputesOf(known, folded, around)),
    operations: operationsOf(family, around),
    near: nearOf(cache.read, group),
  }
}

function newestFirst(one: EntryView, other: EntryView): number {
  return other.from - one.from || (one.id < other.id ? -1 : 1)
}

/** A block that was refused is shown as what it would have been. */
function entriesOf(
  { refused }: KnownOperations,
  { entries }: FoldedGroup<KnownOperation>,
  around: Around,
): EntryView[] {
  const withoutEffect = refused.filter(({ act }) => act === 'block').map(entryAlone)
  return [...entries, ...withoutEffect].map((entry) => entryView(entry, around))
}

function entryView(entry: FoldedEntry<KnownOperation>, { cache, staff, now }: Around): EntryView {
  const { block, untilBy, reasonBy, lift } = entry
  return {
    id: block.id,
    groupId: block.groupId,
    state: entryState(entry, now),
    enforcement: entryEnforcement(entry),
    reason: reasonBy.reason,
    authorName: nameIn(staff, block.madeBy),
    hasAuthorLeft: staff.get(block.madeBy)?.revoked === true,
    from: Date.parse(block.from),
    until: msOf(untilBy.until),
    reviewAt: reviewAt(entry),
    endsSoon: endsSoon(entry, now),
    lifted: lift && { at: hadAt(lift), byName: nameIn(staff, lift.madeBy), reason: lift.reason },
    evidence: evidenceOf(entry)
      .map((id) => readRecordTicket(cache, id))
      .filter((ticket) => ticket !== null),
    hits: readWithheldBy(cache, block.id).map(({ at, ticketId }) => {
      const { number, subject } = readTicketName(cache, ticketId) ?? { number: null, subject: '' }
      return { at: Date.parse(at), ticketId: ticketIdSchema.parse(ticketId), number, subject }
    }),
  }
}

function disputesOf(
  { counted }: KnownOperations,
  { disputes, superseded }: FoldedGroup<KnownOperation>,
  { staff }: Around,
): DisputeView[] {
  const views = new Map(counted.map((one) => [one.id, operationView(one, superseded.has(one.id), staff)]))
  return disputes.flatMap(({ entryId, kept, lost }) => {
    const [keptView, lostView] = [views.get(kept), views.get(lost)]
    return keptView === undefined || lostView === undefined
      ? []
      : [{ entryId, kept: keptView, lost: lostView }]
  })
}

/** The audit, the newest first: what is not in the desk's chain yet before what is. */
function operationsOf(
  family: readonly { known: KnownOperations; folded: FoldedGroup<KnownOperation> }[],
  { staff }: Around,
): OperationView[] {
  return family
    .flatMap(({ known, folded }) =>
      [...known.counted, ...known.refused].map((one) =>
        operationView(one, folded.superseded.has(one.id), staff),
      ),
    )
    .sort((one, other) => (other.order ?? Infinity) - (one.order ?? Infinity) || other.madeAt - one.madeAt)
}

function operationView(
  operation: KnownOperation,
  isSuperseded: boolean,
  staff: ReadonlyMap<string, StaffView>,
): OperationView {
  const { id, act, madeBy, madeMs, enforcement, order, hash, reason, isErased, until, targets } = operation
  const saysUntil = act === 'block' || act === 'extend' || act === 'shorten'
  return {
    id,
    act,
    byName: nameIn(staff, madeBy),
    madeAt: madeMs,
    enforcement,
    order,
    hash,
    reason,
    isErased,
    until: saysUntil ? msOf(until) : undefined,
    targets: targets.map((target) => operationIdSchema.parse(target)),
    isSuperseded,
  }
}

function nearOf(cache: Reading, { id, name, aliases }: Group): BlockedGroupView['near'] {
  const near = [name, ...aliases].flatMap((one) => findNearGroups(cache, one, id))
  const byId = new Map(
    near.map((one) => [one.groupId, { groupId: groupIdSchema.parse(one.groupId), name: one.name }]),
  )
  return [...byId.values()]
}

function nameIn(staff: ReadonlyMap<string, StaffView>, id: string): string {
  return staff.get(id)?.name ?? 'Somebody unknown here'
}

/** When the desk had it; for what it does not have yet, when it was made. */
function hadAt({ enforcement, madeMs }: KnownOperation): number {
  return enforcement.kind === 'enforced' ? enforcement.at : madeMs
}

function msOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant)
}
