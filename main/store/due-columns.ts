import { promisedBy, ticketClocks } from '../../shared/rules/service-levels/ticket-clocks.ts'
import { dueNext, type DueNext } from '../../shared/rules/service-levels/due-next.ts'
import type { ServiceLevels } from '../../shared/protocol/service-levels.ts'
import type { Plan } from '../../shared/rules/plans.ts'
import { isActive } from '../../shared/rules/status.ts'
import type { Urgency } from '../../shared/rules/urgency.ts'
import type { ShownTicket } from './ticket-row.ts'

/** The last instant that a date can have, in ms: where nothing is due. It stands behind everything that is. */
export const neverDue = 8.64e15

/** What a ticket's row keeps of its clocks: it does not change while time passes. */
export interface DueColumns {
  /** When something of it is due next, in ms since 1970. */
  due: number
  /** Which clock that is, and how long before it warns. */
  dueLook: number
}

const kinds = ['none', 'first-answer', 'solution', 'paused'] as const

export const noDue: DueColumns = { due: neverDue, dueLook: 0 }

/** As much of a ticket as its clocks go by. */
export interface DueSubject extends Pick<ShownTicket, 'status' | 'timeline' | 'createdAt' | 'groupId'> {
  urgency: { effective: Urgency }
}

/** What is due of a ticket next. Settled ones, and those of a desk that tells no timeline, have nothing due. */
export function dueColumns(ticket: DueSubject, levels: ServiceLevels, plan: Plan | null): DueColumns {
  const { status, timeline, createdAt, urgency } = ticket
  if (timeline === undefined || !isActive(status)) return noDue
  const promised = promisedBy(levels, plan, urgency.effective)
  return columnsOf(dueNext(ticketClocks(Date.parse(createdAt), timeline, promised)))
}

function columnsOf(next: DueNext | null): DueColumns {
  if (next === null) return noDue
  if (next.kind === 'paused') return { due: neverDue, dueLook: kinds.indexOf('paused') }
  const leadSeconds = Math.round((next.at - next.warnAt) / 1000)
  return { due: next.at, dueLook: kinds.indexOf(next.clock) + 4 * leadSeconds }
}

/** What the columns say. The beginning of a warning is exact to the second. */
export function dueNextOf({ due, dueLook }: DueColumns): DueNext | null {
  const kind = kinds[dueLook % 4] ?? 'none'
  if (kind === 'none') return null
  if (kind === 'paused') return { kind: 'paused' }
  return { kind: 'due', clock: kind, at: due, warnAt: due - Math.floor(dueLook / 4) * 1000 }
}
