import {
  defaultServiceLevels,
  toldServiceLevelsSchema,
  type ServiceLevels,
} from '../../shared/protocol/service-levels.ts'
import { planSchema } from '../../shared/protocol/common.ts'
import type { Plan } from '../../shared/rules/plans.ts'
import { isActive } from '../../shared/rules/status.ts'
import { dueColumns, noDue, type DueColumns, type DueSubject } from './due-columns.ts'
import { readFactAs } from './fact.ts'
import type { Reading } from './handles.ts'

/** In the cache: the service levels as they are shown, where acts made here lie over the desk's own. */
export const laidLevelsFact = 'service-levels'

/** What a transaction knows of promises: read when it is first asked for, and once. */
export class DueBook {
  readonly #database: Reading
  readonly #plans = new Map<string, Plan | null>()
  #levels: ServiceLevels | null = null

  constructor(database: Reading) {
    this.#database = database
  }

  dueOf(ticket: DueSubject): DueColumns {
    if (ticket.timeline === undefined || !isActive(ticket.status)) return noDue
    this.#levels ??= readShownLevels(this.#database)
    return dueColumns(ticket, this.#levels, this.#planOf(ticket.groupId ?? ''))
  }

  /** What was read may stand otherwise now. */
  forget(): void {
    this.#levels = null
    this.#plans.clear()
  }

  #planOf(groupId: string): Plan | null {
    const known = this.#plans.get(groupId)
    if (known !== undefined) return known
    const plan = readPlan(this.#database, groupId)
    this.#plans.set(groupId, plan)
    return plan
  }
}

/** The service levels that this console shows; those of a desk that was told nothing where none are here yet. */
export function readShownLevels(database: Reading): ServiceLevels {
  const laid = readFactAs(database, laidLevelsFact, (value) => toldServiceLevelsSchema.safeParse(value))
  if (laid !== null && laid !== 'unreadable') return laid
  const row = database.get("SELECT doc -> '$.serviceLevels' AS levels FROM settings")
  const told = typeof row?.['levels'] === 'string' ? row['levels'] : 'null'
  const read = toldServiceLevelsSchema.safeParse(JSON.parse(told))
  return read.success ? read.data : defaultServiceLevels
}

/** The plan that is shown of a group; null for a group that has none, or is not here. */
export function readPlan(database: Reading, groupId: string): Plan | null {
  const row = database.get("SELECT doc ->> '$.plan' AS plan FROM customer_group WHERE id = ?", groupId)
  return planSchema.safeParse(row?.['plan']).data ?? null
}
