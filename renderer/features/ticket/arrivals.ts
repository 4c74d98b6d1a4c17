import type { MessageView } from '../../../shared/ipc/views.ts'

/** How many messages came since: one's own, written here, and those of others. What merely happened counts for neither. */
export function arrivals(
  shown: ReadonlySet<string>,
  messages: readonly Pick<MessageView, 'id' | 'kind' | 'act'>[],
): { own: number; others: number } {
  let [own, others] = [0, 0]
  for (const { id, kind, act } of messages) {
    if (shown.has(id)) continue
    if (act !== null) own += 1
    else if (kind !== 'event') others += 1
  }
  return { own, others }
}
