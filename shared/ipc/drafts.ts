import { z } from 'zod'
import { textLimits, ticketIdSchema, urgencySchema } from '../protocol/common.ts'
import { assertNever } from '../rules/assert-never.ts'
import type { Act } from './act.ts'

/** Longer than what may be sent: whoever pasted too much mends it, and must not lose it. */
const typedText = z.string().max(4 * textLimits.body)

/** What was typed and not sent. Nothing of it is valid yet, so nothing of it is refused. */
export const draftSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('message'),
    ticketId: ticketIdSchema,
    mode: z.enum(['reply', 'note']),
    /** What it was begun as, where it is something else by now. */
    begunAs: z.enum(['reply', 'note']).optional(),
    text: typedText,
    /** Whom a reply is to go to as well, by their tickets. Settled with the first letter: absent, to nobody else. */
    alsoTo: z.array(ticketIdSchema).optional(),
  }),
  z.strictObject({
    kind: z.literal('new-ticket'),
    groupName: typedText,
    firstName: typedText,
    lastName: typedText,
    email: typedText,
    phone: typedText,
    urgency: urgencySchema.nullable(),
    subject: typedText,
    description: typedText,
  }),
  /** A note that many tickets are to get. */
  z.strictObject({ kind: z.literal('bulk-note'), text: typedText }),
])
export type Draft = z.infer<typeof draftSchema>
export type DraftOf<Kind extends Draft['kind']> = Extract<Draft, { kind: Kind }>

/** Where a draft is kept: one message per ticket, one new ticket, one note to many. */
export const draftPlaceSchema = z.string().min(1).max(80).brand<'DraftPlace'>()
export type DraftPlace = z.infer<typeof draftPlaceSchema>

export function draftPlace(draft: Draft): DraftPlace {
  if (draft.kind === 'message') return messagePlace(draft.ticketId)
  return draft.kind === 'new-ticket' ? newTicketPlace : bulkNotePlace
}

export const newTicketPlace = draftPlaceSchema.parse('new-ticket')
export const bulkNotePlace = draftPlaceSchema.parse('bulk-note')

export function messagePlace(ticketId: string): DraftPlace {
  return draftPlaceSchema.parse(`message:${ticketId}`)
}

/** The place of the draft that became this act; null where none did. */
export function placeOfAct(act: Act): DraftPlace | null {
  switch (act.kind) {
    case 'reply':
    case 'note':
      return messagePlace(act.ticketId)
    case 'file-ticket':
      return newTicketPlace
    case 'change-ticket':
    case 'create-group':
    case 'change-group':
    case 'merge-group':
    case 'import-groups':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'flag-ticket':
    case 'unflag-ticket':
    case 'change-blocklist':
    case 'page-by-hand':
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
    case 'change-thresholds':
    case 'change-service-levels':
    case 'put-view':
    case 'change-view':
    case 'delete-view':
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return null
    default:
      return assertNever(act)
  }
}
