import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { Person } from '../../shared/ipc/views.ts'
import type { Me } from '../../shared/protocol/staff.ts'
import { acceptInvitation, openRemote } from '../remote/remote.ts'
import { parseInvitation, parseServiceAddress } from '../remote/service-address.ts'

/** Asks a service who a token belongs to. Keeps nothing. */
export async function testService(
  address: string,
  token: string,
  version: string,
): Promise<Result<{ serviceUrl: string; me: Me }>> {
  const serviceUrl = parseServiceAddress(address)
  if (!serviceUrl.ok) return serviceUrl
  // A header takes these characters only; anything else in a pasted token is a slip, not a token.
  if (!/^[\x21-\x7e]+$/.test(token)) return failed('unauthenticated', 'This is not a token of this desk.')
  const remote = openRemote(serviceUrl.value, token, version)
  try {
    const me = await remote.me()
    return me.ok ? success({ serviceUrl: serviceUrl.value, me: me.value }) : me
  } finally {
    remote.close()
  }
}

export function personOf(me: Me, serviceUrl: string): Person {
  const { id, name, email, role, sample } = me
  return { id, name, email, role, sample, serviceUrl }
}

/** Spends an invitation link for a token of this device's own, and says whose it is. */
export async function spendInvitation(
  invitation: string,
  deviceName: string,
  version: string,
): Promise<Result<{ serviceUrl: string; token: string; person: Person }>> {
  const parsed = parseInvitation(invitation)
  if (!parsed.ok) return parsed
  const { serviceUrl, code } = parsed.value
  const accepted = await acceptInvitation(serviceUrl, code, deviceName, version)
  if (!accepted.ok) return accepted
  const { token } = accepted.value
  const tested = await testService(serviceUrl, token, version)
  return tested.ok ? success({ serviceUrl, token, person: personOf(tested.value.me, serviceUrl) }) : tested
}
