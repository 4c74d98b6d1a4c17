import { z } from 'zod'
import {
  lineSchema, staffIdSchema, statusSchema, textLimits, ticketIdSchema, urgencySchema, type TicketId,
} from '../protocol/common.ts' // prettier-ignore
import { newMessageSchema } from '../protocol/message.ts'
import type { ActId, ActState } from './act.ts'

/** Tickets that one bulk act reaches at most: what a person still answers for with one press. */
export const mostAtOnce = 1000

const batchId = z.string().min(1).max(64).brand<'BatchId'>()
export const batchIdSchema = batchId
/** Of acts that were done with one press, and are undone with one. Made by the screen: the same press twice is one. */
export type BatchId = z.infer<typeof batchId>

/** What can be done to many tickets at once. Mission critical is none of it: who wakes people looks at each ticket. */
export const bulkChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), status: statusSchema }),
  z.strictObject({ kind: z.literal('assign'), assigneeId: staffIdSchema.nullable() }),
  z.strictObject({
    kind: z.literal('urgency'),
    urgency: urgencySchema.exclude(['mission-critical']),
    reason: lineSchema(textLimits.reason, 'a reason').optional(),
  }),
  z.strictObject({ kind: z.literal('note'), body: newMessageSchema.shape.body }),
])
export type BulkChange = z.infer<typeof bulkChangeSchema>

export const leftOutSchema = z.object({
  ticketId: ticketIdSchema,
  number: z.number().nullable(),
  /** Empty where the ticket is not here any more. */
  subject: z.string(),
  why: z.string(),
})
/** A ticket that was not touched, and why in a sentence. */
export type LeftOut = z.infer<typeof leftOutSchema>

/** How far the acts of a batch have come. Those that were taken back before they left are none of them any more. */
export interface BatchCounts {
  /** So many were made. */
  total: number
  /** Waiting, or on their way at this moment. */
  waiting: number
  sent: number
  needsYou: number
}

/** What stands of a batch beside each of its acts. */
export interface BatchSummary extends BatchCounts {
  id: BatchId
  /** "Resolve 38 tickets". */
  title: string
  madeAt: number
  leftOut: LeftOut[]
  /** It takes an earlier batch back. */
  isUndo: boolean
}

/** One ticket of a batch. */
export interface BatchLine {
  actId: ActId
  ticketId: TicketId
  number: number | null
  subject: string
  state: ActState
}

/** A batch with what became of it, ticket by ticket. */
export interface BatchView extends BatchSummary {
  /** In the order in which they were done. */
  lines: BatchLine[]
}

/** What came of a bulk act at once. */
export interface BulkDone {
  batchId: BatchId
  title: string
  done: number
  leftOut: LeftOut[]
  /** Of the tickets that were loud and are done now: nobody has said yet what their urgency was worth. */
  withoutVerdict: number
}

/** What is taken back: one act, or a batch. */
export type UndoTarget = { kind: 'act'; actId: ActId } | { kind: 'batch'; batchId: BatchId }

/** What became of an undo. */
export type UndoDone =
  /** There is nothing that was done of late. */
  | { kind: 'nothing' }
  /** A message that has not left: the screen takes its text back to where it was typed. */
  | { kind: 'message'; actId: ActId; ticketId: TicketId }
  /** It would wake people, or would look as if nobody had been woken: the author is asked first. */
  | { kind: 'asks'; actId: ActId; title: string; ticketId: TicketId; because: 'wakes' | 'woke' }
  | {
      kind: 'undone'
      title: string
      /** How many acts were taken back; 0 where none could be. */
      undone: number
      /** The tickets that stay as they are, and why. */
      stays: LeftOut[]
      /** Why one act was not taken back, or not all of it; else empty. */
      why: string
      /** The batch that this undo is, where it has anything to tell. */
      batchId: BatchId | null
      /** Where one ticket was meant. */
      ticketId: TicketId | null
      /** A note to many came back: its text stands where it was typed. */
      isNoteBack: boolean
    }
