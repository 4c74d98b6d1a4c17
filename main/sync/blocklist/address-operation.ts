import type { ActOf } from '../../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import { groupIdSchema } from '../../../shared/protocol/common.ts'
import { readUnsettledActs } from '../../store/acts.ts'
import { familyOfGroup } from '../../store/group-family.ts'
import { groupIdOfOperation } from '../../store/read-operations.ts'
import type { Session } from '../session.ts'

/**
 * The operation under the group that its targets were made under. The screen shows what was done about merged groups as one
 * list; the desk keeps each entry under the group that was blocked, for ever.
 */
export function addressOperation(
  { cache, work }: Pick<Session, 'cache' | 'work'>,
  act: ActOf<'change-blocklist'>,
): Result<ActOf<'change-blocklist'>> {
  const family = familyOfGroup(cache.read, act.groupId)
  if (family.length < 2 || act.targets.length === 0) return success(act)
  const madeHere = new Map(
    family
      .flatMap((id) => readUnsettledActs(work, `blocklist:${id}`))
      .flatMap(({ act: own }) =>
        own.kind === 'change-blocklist' ? [[String(own.operationId), String(own.groupId)] as const] : [],
      ),
  )
  const groups = new Set(
    act.targets.map((id) => groupIdOfOperation(cache.read, id) ?? madeHere.get(id) ?? act.groupId),
  )
  const [only] = groups
  if (groups.size > 1)
    return failed(
      'invalid-request',
      'These blocks were made under groups that have been merged since. Do it to one block after the other.',
    )
  if (only === undefined || !family.includes(only)) return success(act)
  return success({ ...act, groupId: groupIdSchema.parse(only) })
}
