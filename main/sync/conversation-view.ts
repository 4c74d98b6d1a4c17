import { messageIdSchema } from '../../shared/protocol/common.ts'
import type { Message } from '../../shared/protocol/message.ts'
import type { MessageView } from '../../shared/ipc/views.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { Reading } from '../store/handles.ts'
import { readMessages } from '../store/read-ticket.ts'
import { viewsOf } from './files/file-views.ts'
import { filesOf } from './files/files-of-act.ts'
import { copyViews, pulledMessage } from './message-view.ts'
import type { Session } from './session.ts'
import { holdingMessages, withMessages } from './unseen.ts'

/** What was said on one ticket, in the service's order: `pulled` as it said it, and what is still on its way. */
export interface Conversation {
  pulled: MessageView[]
  written: MessageView[]
  /** The newest message of the service's. */
  seenThrough: Message['id'] | null
}

/** `acts`: those about the ticket that the feed has not shown yet. */
export function readConversation(session: Session, ticketId: string, acts: readonly KeptAct[]): Conversation {
  const { cache, person } = session
  const heldFor = (kept: KeptAct) => holdingMessages(cache.read, kept, person.id)
  // What the service refused a reply for may not have come through the feed yet: it is shown all the same.
  const pulled = withMessages(acts.flatMap(heldFor), readMessages(cache.read, ticketId))
  const known = new Set<string>(pulled.map((message) => message.id))
  const written = acts
    .map((kept) => {
      const message = writtenMessage(cache.read, kept, person, known, () => heldFor(kept).map(({ id }) => id))
      return message && { ...message, ...viewsOf(session, filesOf(kept.act)) }
    })
    .filter((message) => message !== null)
  return {
    pulled: pulled.map((message) => ({
      ...pulledMessage(cache.read, message),
      ...viewsOf(session, message.attachments),
    })),
    written,
    seenThrough: pulled.at(-1)?.id ?? null,
  }
}

/** What an act adds to the conversation; null where it adds nothing, or the service has it already. */
function writtenMessage(
  cache: Reading,
  kept: KeptAct,
  person: { id: Session['person']['id']; name: string },
  known: ReadonlySet<string>,
  heldFor: () => Message['id'][],
): MessageView | null {
  const { act, state, madeAt } = kept
  const onItsWay = {
    createdAt: madeAt,
    act: state.kind === 'sent' ? null : { id: kept.id, state, unseen: heldFor() },
  }
  switch (act.kind) {
    case 'reply':
    case 'note': {
      if (known.has(act.messageId)) return null
      const author = { kind: 'staff' as const, staffId: person.id, name: person.name }
      return {
        id: act.messageId,
        ticketId: act.ticketId,
        kind: act.kind,
        body: act.body,
        author,
        ...(act.kind === 'reply' && copyViews(cache, act.alsoTo)),
        ...onItsWay,
      }
    }
    case 'file-ticket': {
      if (known.size > 0) return null
      const name = `${act.requester.firstName} ${act.requester.lastName}`.trim()
      const author = { kind: 'customer' as const, staffId: null, name }
      const id = messageIdSchema.parse(`filed-${kept.id}`)
      return { id, ticketId: act.ticketId, kind: 'customer', body: act.description, author, ...onItsWay }
    }
    default:
      return null
  }
}
