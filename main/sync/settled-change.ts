import { actSchema, type Act, type ActOf } from '../../shared/ipc/act.ts'
import type { ActBase } from '../store/act-row.ts'
import type { ChangedNow } from './read-conflicts.ts'

/**
 * What is left of a change once its author decided: without the fields in conflict that are not in `mine`, and with
 * what stands on the service now as what the author saw. Null where nothing is left to change. A field that is not in
 * conflict always stays.
 */
export function settledChange(
  act: Act,
  now: ChangedNow,
  inConflict: readonly string[],
  mine: readonly string[],
): { act: Act; base: ActBase } | null {
  if (!isChange(act)) return null
  const stays = (field: string) => !inConflict.includes(field) || mine.includes(field)
  const base = Object.fromEntries(Object.entries(now.current).filter(([field]) => stays(field)))
  if (Object.keys(base).length === 0) return null
  const set = Object.fromEntries(Object.entries(act.set).filter(([field]) => stays(field)))
  return { act: actSchema.parse({ ...act, set }), base }
}

type ChangeKind =
  'change-ticket' | 'change-group' | 'change-thresholds' | 'change-service-levels' | 'change-view'
const changes: ReadonlySet<string> = new Set<ChangeKind>([
  'change-ticket',
  'change-group',
  'change-thresholds',
  'change-service-levels',
  'change-view',
])

/** Whether an act sets fields that somebody else may have set otherwise. */
export function isChange(act: Act): act is ActOf<ChangeKind> {
  return changes.has(act.kind)
}
