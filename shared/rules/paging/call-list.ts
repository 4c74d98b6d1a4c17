import type { CallListPerson } from '../../ipc/alarm-views.ts'
import type { Responder } from '../../protocol/responder.ts'
import type { Rota } from '../../protocol/rota.ts'
import { onDuty } from './on-duty.ts'

/**
 * Whom to call by hand, at an instant (ms since 1970): who is on duty first, with or without a number, then everybody else
 * who has one; by name.
 */
export function callList(rota: Rota, responders: readonly Responder[], at: number): CallListPerson[] {
  const active = responders.filter((one) => one.active)
  const on = new Set(
    onDuty(
      rota,
      active.map(({ id }) => id),
      at,
    ),
  )
  return active
    .map(({ id, name, role, phone }) => ({ name, role, phone, isOnDuty: on.has(id) }))
    .filter(({ phone, isOnDuty }) => isOnDuty || phone !== '')
    .toSorted(
      (one, other) =>
        Number(other.isOnDuty) - Number(one.isOnDuty) ||
        Number(one.phone === '') - Number(other.phone === '') ||
        one.name.localeCompare(other.name),
    )
}
