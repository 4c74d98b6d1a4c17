import type { Act } from '../../shared/ipc/act.ts'
import type { Change } from '../../shared/protocol/changes.ts'
import { groupSchema } from '../../shared/protocol/group.ts'
import { messageSchema } from '../../shared/protocol/message.ts'
import { ticketSchema } from '../../shared/protocol/ticket.ts'

/** What came of an act: the version its result has, and the result itself as the feed would bring it. */
export interface ActResult {
  version: number | null
  change: Change | null
}

/**
 * Reads what the service answered to an act. An answer that does not parse changes nothing about the act having been
 * carried out: the feed brings the result then.
 */
export function readResult(act: Act, answer: unknown): ActResult {
  switch (act.kind) {
    case 'file-ticket':
    case 'change-ticket': {
      const ticket = ticketSchema.safeParse(answer)
      if (!ticket.success) return { version: null, change: null }
      const { id, version } = ticket.data
      return { version, change: { seq: 1, kind: 'ticket', op: 'put', id, version, doc: ticket.data } }
    }
    case 'create-group':
    case 'change-group': {
      const group = groupSchema.safeParse(answer)
      if (!group.success) return { version: null, change: null }
      const { id, version } = group.data
      return { version, change: { seq: 1, kind: 'group', op: 'put', id, version, doc: group.data } }
    }
    case 'reply':
    case 'note': {
      const message = messageSchema.safeParse(answer)
      if (!message.success) return { version: null, change: null }
      const { id } = message.data
      return {
        version: null,
        change: { seq: 1, kind: 'message', op: 'put', id, version: 1, doc: message.data },
      }
    }
    case 'import-groups':
      return { version: null, change: null }
  }
}
