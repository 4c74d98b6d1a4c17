import { createdStaffSchema, type Role, type Staff } from '#shared/protocol/staff'
import type { Desk } from './desk.ts'

let made = 0

/** Lets somebody in, by way of the service. */
export async function newColleague(
  desk: Desk,
  name: string,
  role: Role = 'agent',
): Promise<{ staff: Staff; token: string }> {
  made += 1
  const body = { name, email: `colleague-${made}@example.com`, role }
  const { staff, token } = createdStaffSchema.parse((await desk.api('POST', '/v1/staff', { body })).body)
  if (token === null) throw new Error('A new colleague has a token.')
  return { staff, token }
}
