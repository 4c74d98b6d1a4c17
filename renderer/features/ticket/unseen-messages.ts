import type { MessageView } from '../../../shared/ipc/views.ts'

/** What arrived after the author of a held reply had looked: the reply waits until it was read. */
export function unseenMessages(
  messages: readonly Pick<MessageView, 'act'>[],
): ReadonlySet<MessageView['id']> {
  return new Set(
    messages.flatMap(({ act }) => (act !== null && act.state.kind === 'needs-you' ? act.unseen : [])),
  )
}
