import { z } from 'zod'
import { newCannedReplySchema } from '../protocol/canned-reply.ts'
import { blockActs, mostEvidence, mostTargets } from '../protocol/blocklist.ts'
import {
  cannedReplyIdSchema, groupIdSchema, instantSchema, lineSchema, messageIdSchema, operationIdSchema, pageIdSchema,
  planSchema, textLimits, ticketIdSchema, flagIdSchema, responderIdSchema, viewIdSchema, type GroupId, type PageId,
  type TicketId,
} from '../protocol/common.ts' // prettier-ignore
import { attachmentLimits, attachmentSchema } from '../protocol/attachment.ts'
import { newFlagSchema } from '../protocol/flag.ts'
import { groupChangeFields, groupImportSchema, newGroupSchema } from '../protocol/group.ts'
import { mostCopies, newMessageSchema } from '../protocol/message.ts'
import { handOverSchema, newPageSchema, pageNoteSchema } from '../protocol/page.ts'
import { settingsChangeFields } from '../protocol/settings.ts'
import { linkChangeSchema, newTicketSchema, ticketChangeFields } from '../protocol/ticket.ts'
import { newViewSchema, viewChangeFields } from '../protocol/view.ts'
import type { BatchSummary } from './bulk.ts'
import type { AttachmentView } from './attachment-calls.ts'
import type { Failure } from './result.ts'
import type { MessageView } from './views.ts'

const actId = z.string().min(1).max(64).brand<'ActId'>()
export const actIdSchema = actId
/** Made on this workstation; it is the `Idempotency-Key` of the request that carries the act. */
export type ActId = z.infer<typeof actId>

const { body } = newMessageSchema.shape
/** Files that lay beside the draft: they go first. */
const attachments = z.array(attachmentSchema).max(attachmentLimits.perMessage).optional()

/** What a person may do to tickets and groups; each is committed locally at once and sent when the service can be reached. */
export const actSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file-ticket'),
    /** Made by the caller, so that the screen can open the ticket at once. */
    ticketId: ticketIdSchema,
    ...newTicketSchema.omit({ id: true }).shape,
  }),
  z.strictObject({
    kind: z.literal('reply'),
    ticketId: ticketIdSchema,
    messageId: messageIdSchema,
    body,
    /** The newest message the author was shown; null where there was none. */
    seenThrough: messageIdSchema.nullable(),
    attachments,
    /** Tickets merged into this one whose requesters get it too, and what was shown of each. */
    alsoTo: z
      .array(z.strictObject({ ticketId: ticketIdSchema, seenThrough: messageIdSchema.nullable() }))
      .max(mostCopies)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('note'),
    ticketId: ticketIdSchema,
    messageId: messageIdSchema,
    body,
    attachments,
  }),
  z.strictObject({
    kind: z.literal('change-ticket'),
    ticketId: ticketIdSchema,
    set: ticketChangeFields,
  }),
  z.strictObject({
    kind: z.literal('create-group'),
    groupId: groupIdSchema,
    name: newGroupSchema.shape.name,
    plan: planSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('change-group'),
    groupId: groupIdSchema,
    set: groupChangeFields,
  }),
  /** One group becomes an alias of another, to which its names and tickets move. */
  z.strictObject({ kind: z.literal('merge-group'), groupId: groupIdSchema, into: groupIdSchema }),
  z.strictObject({ kind: z.literal('import-groups'), csv: groupImportSchema.shape.csv }),
  /** Links a ticket with another, links them otherwise, or (null) takes the link away. */
  z.strictObject({
    kind: z.literal('link-ticket'),
    ticketId: ticketIdSchema,
    otherId: ticketIdSchema,
    relation: linkChangeSchema.shape.relation,
  }),
  /** Closes a ticket as a part of another. */
  z.strictObject({ kind: z.literal('merge-ticket'), ticketId: ticketIdSchema, into: ticketIdSchema }),
  /** Takes it apart from that one again, as its author saw it. */
  z.strictObject({ kind: z.literal('unmerge-ticket'), ticketId: ticketIdSchema, from: ticketIdSchema }),
  /** Says that a ticket's urgency was an abuse; who flagged it before says it anew. */
  z.strictObject({
    kind: z.literal('flag-ticket'),
    ticketId: ticketIdSchema,
    flagId: flagIdSchema,
    reason: newFlagSchema.shape.reason,
    note: newFlagSchema.shape.note,
  }),
  /** Takes back the author's own flag. */
  z.strictObject({ kind: z.literal('unflag-ticket'), ticketId: ticketIdSchema }),
  /**
   * An operation on the pager blocklist, an administrator's. What its author had seen of the group's operations, and
   * when it was made, this workstation adds.
   */
  z.strictObject({
    kind: z.literal('change-blocklist'),
    operationId: operationIdSchema,
    groupId: groupIdSchema,
    act: z.enum(blockActs),
    /** The entries that are meant; none for `block`. */
    targets: z.array(operationIdSchema).max(mostTargets),
    from: instantSchema.optional(),
    /** Null ends never: it is looked at again instead. */
    until: instantSchema.nullable().optional(),
    reason: lineSchema(textLimits.reason, 'a reason'),
    evidence: z.array(ticketIdSchema).max(mostEvidence),
  }),
  /** Wakes everybody on duty for a ticket, under the author's own name. */
  z.strictObject({
    kind: z.literal('page-by-hand'),
    ticketId: ticketIdSchema,
    pageId: pageIdSchema,
    text: newPageSchema.shape.text,
  }),
  /** Wakes people about no ticket, or tries whether they would be; nobody named: everybody on duty. */
  z.strictObject({
    kind: z.literal('page-people'),
    pageId: pageIdSchema,
    isDrill: z.boolean(),
    responderIds: z.array(responderIdSchema).max(500),
    text: newPageSchema.shape.text,
  }),
  /** The author has it: nobody else is woken for it any more. */
  z.strictObject({ kind: z.literal('page-acknowledge'), pageId: pageIdSchema, ...pageNoteSchema.shape }),
  z.strictObject({ kind: z.literal('page-resolve'), pageId: pageIdSchema, ...pageNoteSchema.shape }),
  z.strictObject({ kind: z.literal('page-hand-over'), pageId: pageIdSchema, ...handOverSchema.shape }),
  /** The desk's own rules; an administrator's. */
  z.strictObject({ kind: z.literal('change-thresholds'), set: settingsChangeFields.thresholds }),
  /** What the desk promises its customers, and when it works for them; an administrator's. */
  z.strictObject({ kind: z.literal('change-service-levels'), set: settingsChangeFields.serviceLevels }),
  /** Saves a new view of the queue. */
  z.strictObject({ kind: z.literal('put-view'), viewId: viewIdSchema, view: newViewSchema }),
  /** What is not named stays, within the filter too. */
  z.strictObject({ kind: z.literal('change-view'), viewId: viewIdSchema, set: viewChangeFields }),
  z.strictObject({ kind: z.literal('delete-view'), viewId: viewIdSchema }),
  /** Saves a canned reply as it is to be, a new one or one that is there. */
  z.strictObject({
    kind: z.literal('put-canned-reply'),
    cannedReplyId: cannedReplyIdSchema,
    reply: newCannedReplySchema,
  }),
  z.strictObject({ kind: z.literal('delete-canned-reply'), cannedReplyId: cannedReplyIdSchema }),
])
export type Act = z.infer<typeof actSchema>
export type ActKind = Act['kind']
export type ActOf<Kind extends ActKind> = Extract<Act, { kind: Kind }>

/** Where an act stands on its way to the service. */
export type ActState =
  /**
   * `undoUntil`: it has not left yet, and until then its author can take it back with one press. `lastFailure`: why its
   * last try came to nothing.
   */
  | {
      kind: 'waiting'
      tries: number
      nextTryAt: number | null
      undoUntil?: number
      lastFailure?: Failure
    }
  | { kind: 'sending'; since: number }
  | { kind: 'sent'; at: number }
  | { kind: 'needs-you'; since: number; failure: Failure }

/** The one thing that an act is about, as it is called here now. */
export type ActPlace =
  | { kind: 'ticket'; ticketId: TicketId; number: number | null; subject: string }
  | { kind: 'group'; groupId: GroupId; name: string }
  | { kind: 'page'; pageId: PageId; name: string }

/** One line of the outbox. Instants are milliseconds since 1970, of this workstation. */
export interface OutboxEntry {
  id: ActId
  act: Act
  /** What a person reads: "Reply to #5123". */
  title: string
  /** Null where it is about many things, or where what it is about is not here at present. */
  where: ActPlace | null
  /** How the people and groups that it names by their ids are called, as far as they are here. */
  names: Record<string, string>
  madeAt: number
  state: ActState
  /** Sending it wakes people: unsent for too long, it asks its author again. */
  wakes: boolean
  /** What later acts may have to wait for, and what this one waits for: it leaves after those before it that hold that. */
  holds: string[]
  needs: string[]
  /** With `version-conflict`: what has to be decided, field by field. */
  conflicts: FieldConflict[]
  /** The files that it sends. */
  files?: AttachmentView[]
  /** With `unseen-messages`: what arrived on the ticket since the author of the reply looked, as far as it is here. */
  unseen: MessageView[]
  /** With what it was done with one press; absent where it was done by itself. */
  batch?: BatchSummary
}

/** A field that the author and somebody else changed at the same time, each value as a person reads it. */
export interface FieldConflict {
  /** As in the act's `set`. */
  field: string
  /** "Status", "Assignee". */
  name: string
  /** What the author saw when changing it. */
  before: string
  mine: string
  theirs: string
  /** Tells the value that stands there now from every other one. A decision says which it was made about. */
  stands: string
}

const fieldNameSchema = z.string().max(40)

/** What an author may decide of an act that was refused, or has not left yet. */
export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('retry') }),
  z.strictObject({ kind: z.literal('discard') }),
  /**
   * A reply held for unseen messages goes out all the same. `seenThrough`: the newest message that was shown beside it;
   * where something came after that, the reply stays held, and its author is asked about that too.
   */
  z.strictObject({ kind: z.literal('send-anyway'), seenThrough: messageIdSchema.nullable() }),
  /**
   * A change that met another change: of the fields in conflict, these stay as the author wants them, the others do not.
   * `shown`: the fields in conflict as they were shown. Where one stands otherwise by now, nothing is decided.
   */
  z.strictObject({
    kind: z.literal('settle'),
    mine: z.array(fieldNameSchema).max(20),
    shown: z.array(z.strictObject({ field: fieldNameSchema, stands: z.string().max(64) })).max(20),
  }),
  /** A message or a new ticket becomes a draft again, with all its text: undo of a reply, or to mend what was refused. */
  z.strictObject({ kind: z.literal('take-back') }),
])
export type Decision = z.infer<typeof decisionSchema>
export type DecisionOf<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>
