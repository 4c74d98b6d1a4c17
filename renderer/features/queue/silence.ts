import type { QueueRow } from '../../../shared/ipc/views.ts'
import { isSilent, type Silence } from '../../../shared/rules/page-gate.ts'

/** Whether a row asked for people, and nobody was woken. */
export function silenceOf({ gate }: Pick<QueueRow, 'gate'>): Silence | null {
  return gate !== null && isSilent(gate) ? gate : null
}
