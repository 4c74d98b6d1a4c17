/** What of a message decides whether somebody has to see it before replying. */
export interface SeenMessage {
  readonly id: string
  /** Ascends within the ticket. */
  readonly position: number
  readonly kind: string
  readonly author: { readonly staffId: string | null }
}

/**
 * What the author of a reply has not been shown: customers' messages and others' replies and notes after
 * `seenThrough` (null: nothing was shown). One's own words, and events, are no news. `messages` are in their order.
 */
export function unseenMessages<Message extends SeenMessage>(
  messages: readonly Message[],
  seenThrough: string | null,
  reader: string,
): Message[] {
  const seen = messages.find((message) => message.id === seenThrough)?.position ?? 0
  return messages.filter(
    (message) => message.position > seen && message.kind !== 'event' && message.author.staffId !== reader,
  )
}
