import type { QueueRow } from '../../../shared/ipc/views.ts'

/** A ticket asked for people, and nobody was woken. */
export type Silence = 'withheld' | 'unknown-group'

export function silenceOf({ gate }: Pick<QueueRow, 'gate'>): Silence | null {
  return gate === 'withheld' || gate === 'unknown-group' ? gate : null
}
