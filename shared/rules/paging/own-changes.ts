import type { Responder, ResponderReplacement } from '../../protocol/responder.ts'
import type { Staff } from '../../protocol/staff.ts'
import { allowsInternal, destinationOf } from './method-gateway.ts'

/**
 * Why somebody may not replace a responder so; null where they may. Administrators change everybody and everything;
 * anybody else changes phone and methods of the responder that they are themselves, and opens no way into a private
 * network: only an administrator knows what else listens there. Source: http-api.md, "Staff".
 */
export function whyNotReplace(
  { id, role }: Pick<Staff, 'id' | 'role'>,
  before: Responder | null,
  wanted: ResponderReplacement,
): string | null {
  if (role === 'admin') return null
  if (before?.staffId !== id) return 'Only administrators may change who is paged, apart from themselves.'
  const isStill =
    wanted.name === before.name &&
    wanted.role === before.role &&
    wanted.active === before.active &&
    wanted.staffId === before.staffId
  if (!isStill)
    return 'Of yourself you may change the phone number and the methods; the rest is for an administrator.'
  const allowed = before.methods.filter(({ settings }) => allowsInternal(settings))
  const opensMore = wanted.methods.some(
    ({ id: method, settings }) =>
      allowsInternal(settings) &&
      !allowed.some(
        (known) => known.id === method && destinationOf(known.settings) === destinationOf(settings),
      ),
  )
  return opensMore
    ? 'Only an administrator may allow a gateway inside a private network (allowsInternal), for each address anew.'
    : null
}

/** Whether somebody may try and verify the methods of a responder: an administrator, or that very person. */
export function mayTry({ id, role }: Pick<Staff, 'id' | 'role'>, { staffId }: Responder): boolean {
  return role === 'admin' || staffId === id
}
