import type { HistoryItem } from '../protocol/history.ts'
import type { Message } from '../protocol/message.ts'
import type { Ticket } from '../protocol/ticket.ts'

/** What was recorded of a ticket, and the event message that tells the same in a sentence. */
export interface RecordedItem {
  readonly item: HistoryItem
  readonly messageId: string | null
}

/** A reply that was written in another ticket and went to the requester of this one too. */
export interface CopiedReply {
  readonly message: Pick<Message, 'id' | 'author' | 'createdAt'>
  /** Of the other ticket; null while it has none here. */
  readonly number: number | null
}

type EventMessage = Pick<Message, 'id' | 'position' | 'kind' | 'body' | 'author' | 'createdAt'>
type Filing = Pick<Ticket, 'createdAt' | 'urgencySet' | 'source' | 'urgency' | 'groupName'>

/**
 * The history of a ticket, the newest first: its filing, what was recorded, and what stands in its conversation alone. Nothing is
 * told twice. The service and a console without a line make it alike.
 */
export function toldHistory(
  ticket: Filing,
  messages: readonly EventMessage[],
  recorded: readonly RecordedItem[],
  copies: readonly CopiedReply[],
): HistoryItem[] {
  const positions = new Map(messages.map(({ id, position }) => [String(id), position]))
  const toldAlready = new Set(recorded.map(({ messageId }) => messageId))
  const placed = [
    ...recorded.map(({ item, messageId }) => ({ item, position: positions.get(messageId ?? '') ?? 0 })),
    ...messages
      .filter(({ kind, id }) => kind === 'event' && !toldAlready.has(id))
      .map((message) => ({ item: toldItem(message), position: message.position })),
    ...copies.map((copy) => ({ item: copiedItem(copy), position: Infinity })),
  ]
  const inOrder = placed.toSorted(
    (one, other) => byTime(one.item, other.item) || byPosition(one.position, other.position),
  )
  return [filedItem(ticket), ...inOrder.map(({ item }) => item)].toReversed()
}

function byTime(one: HistoryItem, other: HistoryItem): number {
  return one.at === other.at ? 0 : one.at < other.at ? -1 : 1
}

function byPosition(one: number, other: number): number {
  return one === other ? 0 : one - other
}

export function copiedItem({ message: { id, createdAt, author }, number }: CopiedReply): HistoryItem {
  const where = number === null ? 'another ticket' : `#${number}`
  const what = { kind: 'told' as const, words: `${author.name} answered the requester in ${where}.` }
  return { id, at: createdAt, by: author, why: '', what }
}

export function toldItem({ id, createdAt, author, body }: EventMessage): HistoryItem {
  return { id, at: createdAt, by: author, why: '', what: { kind: 'told', words: body } }
}

/** Its filing never changes, and is read off the ticket. */
function filedItem({ createdAt, urgencySet, source, urgency, groupName }: Filing): HistoryItem {
  const what = { kind: 'filed' as const, source, urgency: urgency.requested, groupName }
  return { id: 'filed', at: createdAt, by: urgencySet.requested.by, why: '', what }
}
