import { isDeepStrictEqual } from 'node:util'
import type { ActOf } from '../../shared/ipc/act.ts'
import type { Group } from '../../shared/protocol/group.ts'
import type { SettingsReply } from '../../shared/protocol/settings.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { View } from '../../shared/protocol/view.ts'
import type { ShownTicket } from '../store/ticket-row.ts'

/** The values of the fields that a change touches, before it or as they stand now. */
export type Touched = Record<string, unknown>

/** The fields a change of a ticket sets, as `ticket` has them. A reason explains; it touches nothing. */
export function touchedOfTicket(set: ActOf<'change-ticket'>['set'], ticket: ShownTicket | Ticket): Touched {
  const all: Touched = {
    status: ticket.status,
    assigneeId: ticket.assigneeId,
    urgency: ticket.urgency.effective,
    verdict: ticket.verdict,
    subject: ticket.subject,
    groupId: ticket.groupId,
    reporterConfirmed: ticket.reporterConfirmed != null,
  }
  return picked(all, Object.keys(set))
}

/** The fields a change of a group sets, as `group` has them. */
export function touchedOfGroup(set: ActOf<'change-group'>['set'], group: Group): Touched {
  const { name, aliases, plan, contacts, confirmed } = group
  return picked({ name, aliases, plan, contacts, confirmed }, Object.keys(set))
}

/** What a change of the desk's settings sets, as `settings` has it. */
export function touchedOfSettings(
  act: ActOf<'change-thresholds' | 'change-service-levels'>,
  settings: SettingsReply,
): Touched {
  const { thresholds, serviceLevels } = settings
  return picked({ ...(act.kind === 'change-thresholds' ? thresholds : serviceLevels) }, Object.keys(act.set))
}

/** The fields a change of a view sets, as `view` has them; of the filter, the conditions that it names. */
export function touchedOfView({ filter, ...set }: ActOf<'change-view'>['set'], view: View): Touched {
  const { ownerId, name, letter, place, sort, direction, columns, grouping } = view
  const all = { shared: ownerId === null, name, letter, place, sort, direction, columns, grouping }
  const touched = picked(all, Object.keys(set))
  const conditions = picked(view.filter, Object.keys(filter ?? {}))
  return Object.keys(conditions).length === 0 ? touched : { ...touched, filter: conditions }
}

/**
 * The fields in which somebody else came between: they are neither what the author saw nor what the author wants. None
 * of them means that the change can be merged: it touches only what nobody else touched.
 */
export function conflictingFields(base: Touched, current: Touched, wanted: Touched): string[] {
  return Object.keys(current).filter(
    (field) =>
      !isDeepStrictEqual(plain(base[field]), plain(current[field])) &&
      !isDeepStrictEqual(plain(wanted[field]), plain(current[field])),
  )
}

function picked(all: Touched, names: readonly string[]): Touched {
  return Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]))
}

/** As it would come out of JSON, since one side has been there. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}
