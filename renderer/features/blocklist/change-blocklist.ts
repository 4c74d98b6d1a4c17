import type { Failure } from '../../../shared/ipc/result.ts'
import { operationIdSchema, type GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import type { Wish } from './decisions.ts'

/** Makes one operation on the blocklist; answers why it was not taken, or null once it is kept here. */
export async function changeBlocklist(groupId: GroupId, wish: Wish): Promise<Failure | null> {
  const operationId = operationIdSchema.parse(crypto.randomUUID())
  const done = await bridge.call('act.perform', {
    act: { kind: 'change-blocklist', operationId, groupId, ...wish },
  })
  return done.ok ? null : done.failure
}
