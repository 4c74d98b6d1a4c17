import type { Group } from '#shared/protocol/group'
import type { Message } from '#shared/protocol/message'
import type { TicketView } from '#shared/ipc/views'

/** A ticket with its conversation as one text, the same for a service and a console that hold the same. */
export function ticketRow(
  ticket: TicketView['ticket'],
  messages: readonly Pick<Message, 'id' | 'kind' | 'body' | 'author'>[],
): string {
  const said = messages.map(({ id, kind, body, author }) => ({ id, kind, body, author }))
  // An act that needs its author moves the time of the shown row, and nothing else of it.
  return canonical({ ...ticket, updatedAt: undefined, messages: said })
}

export function groupRow({
  id,
  name,
  aliases,
  plan,
  contacts,
  confirmed,
  mergedInto,
  version,
}: Group): string {
  return canonical({ id, name, aliases, plan, contacts, confirmed, mergedInto, version })
}

/** JSON with the names of each object in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
