import type { Channel } from '../../../shared/protocol/responder.ts'

/** A key of a two-way pager, and what it means. */
export interface PagerKey {
  readonly code: string
  readonly words: string
}

/** What came in, as its channel tells it. */
export interface Taken {
  readonly channel: Channel
  /** For whom: a pager, an address, a topic. */
  readonly to: string
  /** Blank where the channel has none. */
  readonly title: string
  readonly text: string
  /** An address in it that a person can open. */
  readonly link: string | null
  /** The keys that its pager shows; none where it cannot answer. */
  readonly keys: readonly PagerKey[]
}

export interface TakenMessage extends Taken {
  /** From 1. */
  readonly id: number
  readonly at: Date
  /** The key that was pressed. */
  readonly pressed: PagerKey | null
}

export interface Inbox {
  take(taken: Taken): TakenMessage
  /** The newest first. */
  list(): readonly TakenMessage[]
  find(id: number): TakenMessage | null
  /** Presses a key; false where the message is gone, has no such key, or was answered already. */
  press(id: number, code: string): boolean
  /** Another one after each change, and after each start. */
  version(): string
}

const kept = 300

/** What a gateway took, in memory only: a sample's pages are gone with it. */
export function openInbox(clock: () => Date): Inbox {
  const messages = new Map<number, TakenMessage>()
  let last = 0
  const began = clock().getTime()
  let changes = 0
  return {
    take(taken) {
      last += 1
      changes += 1
      const message = { ...taken, id: last, at: clock(), pressed: null }
      messages.set(last, message)
      messages.delete(last - kept)
      return message
    },
    list: () => [...messages.values()].toReversed(),
    find: (id) => messages.get(id) ?? null,
    press(id, code) {
      const message = messages.get(id)
      const key = message?.keys.find((one) => one.code === code)
      if (message === undefined || key === undefined || message.pressed !== null) return false
      changes += 1
      messages.set(id, { ...message, pressed: key })
      return true
    },
    version: () => `${began}.${changes}`,
  }
}

const address = /https?:\/\/[^\s<>"]+/g

/** The last address that stands in a text: a page ends with how to acknowledge it. */
export function linkIn(text: string): string | null {
  return asLink(
    text
      .match(address)
      ?.at(-1)
      ?.replace(/[.,;:)]+$/, ''),
  )
}

/** What may stand in a link: the web only, so that none can run anything. */
export function asLink(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000) return null
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}
