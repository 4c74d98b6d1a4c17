import { defaultServiceLevels, type ServiceLevels } from '../../shared/protocol/service-levels.ts'
import { levelsWith } from '../../shared/rules/service-levels/levels-with.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { Reading } from '../store/handles.ts'
import { readSettings } from '../store/read-settings.ts'

/** The desk's service levels with the acts laid over them; null where none changes any. What needs its author is not laid. */
export function laidLevels(database: Reading, acts: readonly KeptAct[]): ServiceLevels | null {
  let laid: ServiceLevels | null = null
  for (const { act, state } of acts) {
    if (act.kind !== 'change-service-levels' || state.kind === 'needs-you') continue
    laid ??= readSettings(database)?.serviceLevels ?? defaultServiceLevels
    laid = levelsWith(laid, act.set)
  }
  return laid
}
