import type { Act } from '../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { wakingBy, type Waking } from '../../shared/rules/wakes-people.ts'
import type { ActBase } from '../store/act-row.ts'
import type { Reading } from '../store/handles.ts'
import { readGroup } from '../store/read-group.ts'
import { readTicket } from '../store/read-ticket.ts'
import type { ShownTicket } from '../store/ticket-row.ts'
import { touchedOfGroup, touchedOfTicket } from './conflicts.ts'

/** What an act is about, as its author sees it on the screen. */
export interface About {
  /** `#5123`, or a name where there is no number. */
  name: string
  /** The values that the act changes; null where it changes none. */
  base: ActBase | null
  wakes: Waking | null
}

/** Fails where what the act is about is not shown here, or where it would change nothing. */
export function whatAbout(cache: Reading, act: Act): Result<About> {
  switch (act.kind) {
    case 'reply':
    case 'note':
    case 'change-ticket': {
      const ticket = readTicket(cache, act.ticketId)?.shown
      if (ticket === undefined) return failed('not-found', 'This ticket is no longer there.')
      const name = ticket.number === null ? `“${ticket.subject}”` : `#${ticket.number}`
      if (act.kind !== 'change-ticket') return success({ name, base: null, wakes: null })
      const base = touchedOfTicket(act.set, ticket)
      if (Object.keys(base).length === 0) return failed('bad-call', 'Name at least one field to change.')
      return success({ name, base, wakes: wakingOfChange(act.set, ticket) })
    }
    case 'change-group': {
      const group = readGroup(cache, act.groupId)?.shown
      if (group === undefined) return failed('not-found', 'This group is no longer there.')
      const base = touchedOfGroup(act.set, group)
      if (Object.keys(base).length === 0) return failed('bad-call', 'Name at least one field to change.')
      return success({ name: group.name, base, wakes: null })
    }
    case 'file-ticket': {
      const wakes = wakingBy(null, { urgency: act.urgency, status: 'new' })
      return success({ name: '', base: null, wakes })
    }
    default:
      return success({ name: '', base: null, wakes: null })
  }
}

function wakingOfChange(
  { urgency, status }: Extract<Act, { kind: 'change-ticket' }>['set'],
  ticket: ShownTicket,
): Waking | null {
  const before = { urgency: ticket.urgency.effective, status: ticket.status }
  return wakingBy(before, { urgency: urgency ?? before.urgency, status: status ?? before.status })
}
