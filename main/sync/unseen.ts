import type { ActOf } from '../../shared/ipc/act.ts'
import type { Message } from '../../shared/protocol/message.ts'
import { unseenMessages } from '../../shared/rules/unseen-messages.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { Reading } from '../store/handles.ts'
import { readMessages } from '../store/read-ticket.ts'

/** What arrived on the ticket of a reply since its author looked, as far as it is here, in the service's order. */
export function unseenHere(cache: Reading, reply: ActOf<'reply'>, reader: string): Message[] {
  return unseenMessages(readMessages(cache, reply.ticketId), reply.seenThrough, reader)
}

/** The messages for which a reply is held: those that are here, and those that the service refused it for. */
export function holdingMessages(cache: Reading, { act, state }: KeptAct, reader: string): Message[] {
  if (act.kind !== 'reply' || state.kind !== 'needs-you' || state.failure.code !== 'unseen-messages')
    return []
  return withMessages(state.failure.unseen ?? [], unseenHere(cache, act, reader))
}

/** Messages of one ticket from two sources, each once, in the service's order. */
export function withMessages(some: readonly Message[], others: readonly Message[]): Message[] {
  const byId = new Map([...some, ...others].map((message) => [message.id, message]))
  return [...byId.values()].toSorted((one, other) => one.position - other.position)
}
