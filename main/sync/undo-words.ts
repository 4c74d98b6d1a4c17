import type { Act } from '../../shared/ipc/act.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from '../store/handles.ts'
import { readGroup } from '../store/read-group.ts'
import { readStaffName } from '../store/read-staff.ts'
import { conflictWords, fieldName } from './conflict-words.ts'
import { touchedOfGroup, touchedOfTicket, type Touched } from './conflicts.ts'
import type { UndoScene, UndoStep } from './plan-undo.ts'

/** What an act was about, as it is shown now. */
export type UndoneThing = Pick<UndoScene, 'ticket' | 'group'>

/** Why an act is not taken back, in a sentence for its author. */
export function staysWords(
  cache: Reading,
  act: Act,
  { because, fields }: Extract<UndoStep, { kind: 'stays' }>,
  thing: UndoneThing,
): string {
  switch (because) {
    case 'said':
      return 'It has left: it stands in the ticket, and cannot be taken back.'
    case 'gone':
      return 'What it was about is no longer here.'
    case 'changed-by-me':
      return `You changed this again afterwards (${namesOf(fields)}).`
    case 'elsewhere':
      return 'This is not taken back by undo.'
    case 'asks':
      return 'It is mission critical: set it back in the ticket itself.'
    case 'changed':
      return changedWords(cache, act, fields, thing)
    default:
      return assertNever(because)
  }
}

/** What stands there by now instead of what the author left there. */
export function changedWords(
  cache: Reading,
  act: Act,
  fields: readonly string[],
  thing: UndoneThing,
): string {
  const now = touchedNow(act, thing)
  if (now === null) return 'It was changed since.'
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

function touchedNow(act: Act, { ticket, group }: UndoneThing): Touched | null {
  if (act.kind === 'change-ticket' && ticket !== null) return touchedOfTicket(act.set, ticket)
  if (act.kind === 'change-group' && group !== null) return touchedOfGroup(act.set, group)
  return null
}

function namesOf(fields: readonly string[]): string {
  return fields.map((field) => fieldName(field).toLowerCase()).join(', ')
}
