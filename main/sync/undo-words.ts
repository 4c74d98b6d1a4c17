import type { Act } from '../../shared/ipc/act.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from '../store/handles.ts'
import type { ShownTicket } from '../store/ticket-row.ts'
import { readGroup } from '../store/read-group.ts'
import { readStaffName } from '../store/read-staff.ts'
import { conflictWords, fieldName } from './conflict-words.ts'
import { touchedOfTicket } from './conflicts.ts'
import type { UndoStep } from './plan-undo.ts'

/** Why an act is not taken back, in a sentence for its author. */
export function staysWords(
  cache: Reading,
  act: Act,
  { because, fields }: Extract<UndoStep, { kind: 'stays' }>,
  ticket: ShownTicket | null,
): string {
  switch (because) {
    case 'said':
      return 'It has left: it stands in the ticket, and cannot be taken back.'
    case 'gone':
      return 'The ticket is no longer here.'
    case 'changed-by-me':
      return `You changed this again afterwards (${namesOf(fields)}).`
    case 'elsewhere':
      return 'This is not taken back by undo.'
    case 'asks':
      return 'It is mission critical: set it back in the ticket itself.'
    case 'changed':
      return changedWords(cache, act, fields, ticket)
    default:
      return assertNever(because)
  }
}

/** What stands there by now instead of what the author left there. */
export function changedWords(
  cache: Reading,
  act: Act,
  fields: readonly string[],
  ticket: ShownTicket | null,
): string {
  if (act.kind !== 'change-ticket' || ticket === null) return 'It was changed since.'
  const now = touchedOfTicket(act.set, ticket)
  const names = {
    ofStaff: (id: string) => readStaffName(cache, id),
    ofGroup: (id: string) => readGroup(cache, id)?.shown.name ?? null,
  }
  return fields
    .map((field) => {
      const { name, theirs } = conflictWords(field, { before: null, mine: null, theirs: now[field] }, names)
      return `${name} is “${theirs}” by now: it was changed since.`
    })
    .join(' ')
}

function namesOf(fields: readonly string[]): string {
  return fields.map((field) => fieldName(field).toLowerCase()).join(', ')
}
