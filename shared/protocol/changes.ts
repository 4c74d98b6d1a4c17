import { z } from 'zod'
import { blocklistEntrySchema, recordedOperationSchema } from './blocklist.ts'
import { cannedReplySchema } from './canned-reply.ts'
import { flagSchema } from './flag.ts'
import { groupSchema } from './group.ts'
import { messageSchema } from './message.ts'
import { outageSchema } from './outage.ts'
import { pageSchema } from './page.ts'
import { responderSchema } from './responder.ts'
import { rotaReplySchema } from './rota.ts'
import { settingsReplySchema } from './settings.ts'
import { staffSchema } from './staff.ts'
import { ticketSchema } from './ticket.ts'
import { viewSchema } from './view.ts'

/** What the feed carries. A console that learns a new kind resyncs. */
export const changeKinds = [
  'ticket', 'message', 'group', 'staff', 'settings', 'blocklist-operation', 'blocklist-entry', 'page',
  'flag', 'outage', 'responder', 'rota', 'view', 'canned-reply',
] as const // prettier-ignore
export type ChangeKind = (typeof changeKinds)[number]

const base = {
  seq: z.number().int().positive(),
  id: z.string(),
  version: z.number().int().positive(),
}
const put = <Kind extends ChangeKind, Doc extends z.ZodType>(kind: Kind, doc: Doc) =>
  z.object({ ...base, kind: z.literal(kind), op: z.literal('put'), doc })

export const putSchema = z.discriminatedUnion('kind', [
  put('ticket', ticketSchema),
  put('message', messageSchema),
  put('group', groupSchema),
  put('staff', staffSchema),
  put('settings', settingsReplySchema),
  put('blocklist-operation', recordedOperationSchema),
  put('blocklist-entry', blocklistEntrySchema),
  put('page', pageSchema),
  put('flag', flagSchema),
  put('outage', outageSchema),
  put('responder', responderSchema),
  put('rota', rotaReplySchema),
  put('view', viewSchema),
  put('canned-reply', cannedReplySchema),
])
export const deleteSchema = z.object({
  ...base,
  kind: z.enum(changeKinds),
  op: z.literal('delete'),
  doc: z.null(),
})

export type Put = z.infer<typeof putSchema>
export type Delete = z.infer<typeof deleteSchema>
export type Change = Put | Delete

/** The envelope of `GET /v1/changes`; its changes are parsed one by one, since kinds of a newer service are passed over. */
export const changesReplySchema = z.object({
  feedId: z.string(),
  changes: z.array(z.looseObject({ seq: z.number(), kind: z.string(), op: z.enum(['put', 'delete']) })),
  cursor: z.string(),
  more: z.boolean(),
})

export interface ChangesReply {
  feedId: string
  changes: Change[]
  cursor: string
  more: boolean
}

export const changesQuerySchema = z.strictObject({
  cursor: z.string().max(500).optional(),
  /** Larger is cut, not refused. */
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(500)
    .transform((limit) => Math.min(limit, 5000)),
})

/** Of `GET /v1/events`. */
export const eventsQuerySchema = z.strictObject({
  /** Tell the changes themselves with each head, where they are few. */
  changes: z.enum(['true', 'false']).optional(),
})

/**
 * `data` of `event: head`. Who asked for changes is told with it, where they are few and the same for everybody, `page`:
 * what `GET /v1/changes` answers to the cursor `after` at that moment.
 */
export const headSchema = z.object({
  seq: z.number().int().nonnegative(),
  after: z.string().optional(),
  page: z.unknown().optional(),
})
