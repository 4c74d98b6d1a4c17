import type { MessageId, StaffId } from '../../shared/protocol/common.ts'
import type { Message } from '../../shared/protocol/message.ts'

/**
 * What the author of a reply has not been shown: customers' messages and others' replies and notes after
 * `seenThrough` (null: nothing was shown). One's own words, and events, are no news. `messages` are in their order.
 */
export function unseenMessages(
  messages: readonly Message[],
  seenThrough: MessageId | null,
  reader: StaffId,
): Message[] {
  const seen = messages.find((message) => message.id === seenThrough)?.position ?? 0
  return messages.filter(
    (message) => message.position > seen && message.kind !== 'event' && message.author.staffId !== reader,
  )
}
