import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { Reading } from '../store/handles.ts'
import { readGroup } from '../store/read-group.ts'
import { readTicket } from '../store/read-ticket.ts'
import { conflictingFields, touchedOfGroup, touchedOfTicket, type Touched } from './conflicts.ts'

/**
 * The version that an act may be based on when it leaves now; null for one that needs none. Fails where somebody else
 * changed the same field since its author looked: then a person decides, mine or theirs.
 */
export function prepareAct(cache: Reading, { act, base }: KeptAct): Result<{ version: number | null }> {
  if (act.kind === 'change-ticket') {
    const current = readTicket(cache, act.ticketId)?.pulled ?? null
    if (current === null) return failed('not-found', 'This ticket is no longer there.')
    return compared(base, touchedOfTicket(act.set, current), act.set, current)
  }
  if (act.kind === 'change-group') {
    const current = readGroup(cache, act.groupId)?.pulled ?? null
    if (current === null) return failed('not-found', 'This group is no longer there.')
    return compared(base, touchedOfGroup(act.set, current), act.set, current)
  }
  return success({ version: null })
}

function compared(
  base: Touched | null,
  current: Touched,
  wanted: Touched,
  resource: { version: number },
): Result<{ version: number }> {
  const fields = conflictingFields(base ?? current, current, wanted)
  if (fields.length === 0) return success({ version: resource.version })
  return failed(
    'version-conflict',
    `Somebody else changed this meanwhile (${fields.map(fieldName).join(', ')}).`,
    {
      current: resource,
    },
  )
}

function fieldName(field: string): string {
  return field === 'assigneeId' ? 'assignee' : field === 'groupId' ? 'group' : field
}
