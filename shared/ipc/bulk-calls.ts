import { z } from 'zod'
import { ticketIdSchema, type TicketId } from '../protocol/common.ts'
import { actIdSchema } from './act.ts'
import {
  batchIdSchema,
  bulkChangeSchema,
  mostAtOnce,
  type BatchView,
  type BulkDone,
  type UndoDone,
} from './bulk.ts'
import { core, nothing } from './call.ts'
import { queueViewSchema } from './queue-view.ts'

/** The calls about many tickets at once, and about taking back what was done. */
export const bulkCalls = {
  /** All of it is kept with one commit, or nothing. `undoMs`: how long it can be taken back before it leaves. */
  'batch.perform': core<BulkDone>()(
    z.strictObject({
      batchId: batchIdSchema,
      ticketIds: z.array(ticketIdSchema).min(1).max(mostAtOnce, `At most ${mostAtOnce} tickets at once.`),
      change: bulkChangeSchema,
      undoMs: z.number().int().min(0).max(60_000).default(0),
    }),
  ),
  /** Null where there is none. */
  'batch.read': core<BatchView | null>()(z.strictObject({ batchId: batchIdSchema })),
  /** Of a batch, what needs its author: all of that at once. */
  'batch.decide': core<null>()(
    z.strictObject({ batchId: batchIdSchema, decision: z.enum(['retry', 'discard']) }),
  ),
  /** Takes back what was done last and was not taken back yet. */
  'undo.last': core<UndoDone>()(nothing),
  /** Takes this back, whatever was done since. `isMeant`: its author was asked. */
  'undo.act': core<UndoDone>()(z.strictObject({ actId: actIdSchema, isMeant: z.boolean().default(false) })),
  'undo.batch': core<UndoDone>()(z.strictObject({ batchId: batchIdSchema })),
  /** The tickets of a view in its order, to be marked: a page of them, and where the next one begins; null at the end. */
  'queue.ids': core<{ ids: TicketId[]; next: string | null }>()(
    z.strictObject({ view: queueViewSchema, after: z.string().max(1000).nullable() }),
  ),
  /** Which of these are not in a view, or not here at all. */
  'queue.outside': core<TicketId[]>()(
    z.strictObject({ view: queueViewSchema, ids: z.array(ticketIdSchema).max(mostAtOnce) }),
  ),
} as const
