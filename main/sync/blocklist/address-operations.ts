import { randomUUID } from 'node:crypto'
import type { ActOf } from '../../../shared/ipc/act.ts'
import {
  groupIdSchema,
  operationIdSchema,
  type GroupId,
  type OperationId,
} from '../../../shared/protocol/common.ts'
import { readUnsettledActs } from '../../store/acts.ts'
import { familyOfGroup } from '../../store/group-family.ts'
import { groupIdOfOperation } from '../../store/read-operations.ts'
import type { Session } from '../session.ts'

/**
 * The operations that carry out what one press means, each under the group that its targets were made under. The screen shows
 * what was done about merged groups as one list; the desk keeps each entry under the group that was blocked, for ever. So a
 * lift of entries of several groups becomes one operation for each (decision 0038). The first bears the id that was given, so
 * that the same press, told twice, is known again.
 */
export function addressOperations(
  { cache, work }: Pick<Session, 'cache' | 'work'>,
  act: ActOf<'change-blocklist'>,
): ActOf<'change-blocklist'>[] {
  const family = familyOfGroup(cache.read, act.groupId)
  if (family.length < 2 || act.targets.length === 0) return [act]
  const madeHere = new Map(
    family
      .flatMap((id) => readUnsettledActs(work, `blocklist:${id}`))
      .flatMap(({ act: own }) =>
        own.kind === 'change-blocklist' ? [[String(own.operationId), String(own.groupId)] as const] : [],
      ),
  )
  const groupOf = (target: OperationId): GroupId => {
    const made = groupIdOfOperation(cache.read, target) ?? madeHere.get(target)
    return made !== undefined && family.includes(made) ? groupIdSchema.parse(made) : act.groupId
  }
  const groups = Map.groupBy(act.targets, groupOf)
  return [...groups].map(([groupId, targets], place) => ({
    ...act,
    groupId,
    targets,
    operationId: place === 0 ? act.operationId : operationIdSchema.parse(randomUUID()),
  }))
}
