import type { Act, FieldConflict } from '../../shared/ipc/act.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { Reading } from '../store/handles.ts'
import { readGroup } from '../store/read-group.ts'
import { readSettings } from '../store/read-settings.ts'
import { readStaffName } from '../store/read-staff.ts'
import { readMessages, readTicket } from '../store/read-ticket.ts'
import { readView } from '../store/read-views.ts'
import { isChangeOfSettings } from './act-keys.ts'
import { conflictWords } from './conflict-words.ts'
import {
  conflictingFields,
  touchedOfGroup,
  touchedOfSettings,
  touchedOfTicket,
  touchedOfView,
  type Touched,
} from './conflicts.ts'

/** What the service has now of what a change is about. */
export interface ChangedNow {
  /** The fields that the change sets, as they stand. */
  current: Touched
  /** The same fields as the change wants them. */
  wanted: Touched
  resource: { version: number }
}

/** Null for an act that is no change, and where the service does not know what it is about. */
export function readChangedNow(cache: Reading, act: Act): ChangedNow | null {
  if (act.kind === 'change-ticket') {
    const resource = readTicket(cache, act.ticketId)?.pulled ?? null
    return resource === null
      ? null
      : { current: touchedOfTicket(act.set, resource), wanted: act.set, resource }
  }
  if (act.kind === 'change-group') {
    const resource = readGroup(cache, act.groupId)?.pulled ?? null
    return resource === null
      ? null
      : { current: touchedOfGroup(act.set, resource), wanted: act.set, resource }
  }
  if (isChangeOfSettings(act)) {
    const resource = readSettings(cache)
    return resource === null ? null : { current: touchedOfSettings(act, resource), wanted: act.set, resource }
  }
  if (act.kind === 'change-view') {
    const resource = readView(cache, act.viewId)
    return resource === null ? null : { current: touchedOfView(act.set, resource), wanted: act.set, resource }
  }
  return null
}

/** The fields in which somebody else than `author` came between, by what is pulled at this moment. */
export function fieldsInConflict(
  cache: Reading,
  kept: Pick<KeptAct, 'act' | 'base'>,
  now: ChangedNow,
  author: string,
): string[] {
  const fields = conflictingFields(kept.base ?? now.current, now.current, now.wanted)
  // Nobody is asked where in a list a view stands: who moved it last has it there.
  if (kept.act.kind === 'change-view') return fields.filter((field) => field !== 'place')
  return isTakenUpByReply(cache, kept, now, author) ? fields.filter((field) => field !== 'status') : fields
}

/** The first reply opens a new ticket by itself. Whoever replied and then set the status came between nobody's work. */
function isTakenUpByReply(
  cache: Reading,
  { act, base }: Pick<KeptAct, 'act' | 'base'>,
  { current }: ChangedNow,
  author: string,
): boolean {
  if (act.kind !== 'change-ticket' || base?.['status'] !== 'new' || current['status'] !== 'open') return false
  const first = readMessages(cache, act.ticketId).find(({ kind }) => kind === 'reply')
  return first?.author.staffId === author
}

/** What has to be decided of a change that stands in conflict, field by field; empty for every other act. */
export function readConflicts(cache: Reading, kept: KeptAct, author: string): FieldConflict[] {
  if (kept.state.kind !== 'needs-you' || kept.state.failure.code !== 'version-conflict') return []
  const now = readChangedNow(cache, kept.act)
  if (now === null) return []
  const names = {
    ofStaff: (id: string) => readStaffName(cache, id),
    ofGroup: (id: string) => readGroup(cache, id)?.shown.name ?? null,
  }
  return fieldsInConflict(cache, kept, now, author).map((field) =>
    conflictWords(
      field,
      { before: kept.base?.[field], mine: now.wanted[field], theirs: now.current[field] },
      names,
    ),
  )
}
