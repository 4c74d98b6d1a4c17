import { z } from 'zod'
import {
  groupIdSchema,
  instantSchema,
  listOf,
  operationIdSchema,
  pageQuerySchema,
  staffIdSchema,
  textLimits,
  ticketIdSchema,
} from './common.ts'

/** What an administrator does to the pager blocklist. */
export const blockActs = ['block', 'lift', 'extend', 'shorten', 'edit-reason'] as const
export type BlockAct = (typeof blockActs)[number]

/** An operation names at most so many entries, and so many tickets as its evidence. */
export const mostTargets = 100
export const mostEvidence = 100

/** When something was done, by the clock of the workstation: `counter` tells apart what was done in one ms. */
export const stampSchema = z.strictObject({
  ms: z.number().int().nonnegative(),
  counter: z.number().int().nonnegative(),
  node: z.string().min(1).max(64),
})
export type Stamp = z.infer<typeof stampSchema>

/**
 * One operation on the blocklist, as its author made it. What it may say is judged one by one (`judge-operation.ts`),
 * so that a bad one is refused with its reason and takes no other with it.
 */
export const blockOperationSchema = z.strictObject({
  id: operationIdSchema,
  groupId: groupIdSchema,
  act: z.enum(blockActs),
  /** The entries that are meant: none for `block`, whose entry bears its own id; one, for `lift` at least one. */
  targets: z.array(operationIdSchema).max(mostTargets),
  /** The group's latest operations that the author had seen: what they knew when they decided. */
  after: z.array(operationIdSchema).max(200),
  from: instantSchema.optional(),
  /** Null ends never: a review date stands in its place. */
  until: instantSchema.nullable().optional(),
  reason: z.string().max(textLimits.reason),
  evidence: z.array(ticketIdSchema).max(mostEvidence).optional(),
  madeAt: stampSchema,
  /** Who made it; the token says, and anything else is refused. */
  madeBy: staffIdSchema.optional(),
})
export type BlockOperation = z.infer<typeof blockOperationSchema>

/**
 * An operation as the desk keeps it for ever. Only `reason` and `salt` ever change: an erasure blanks both. What a newer
 * desk says besides is kept as well, for it is in the hash.
 */
export const recordedOperationSchema = blockOperationSchema
  .omit({ madeBy: true })
  .loose()
  .extend({
    from: instantSchema,
    until: instantSchema.nullable(),
    evidence: z.array(ticketIdSchema),
    madeAt: stampSchema.loose(),
    madeBy: staffIdSchema,
    receivedAt: instantSchema,
    /** Ascends from 1 without a gap: the desk's order, and the order of the chain. */
    order: z.number().int().positive(),
    /** The earlier of `madeAt` and `receivedAt`: a clock that runs ahead wins nothing. */
    countedAt: instantSchema,
    salt: z.string(),
    /** SHA-256 of salt and reason, in hexadecimal digits: verifies on without the words. */
    reasonDigest: z.string(),
    previousHash: z.string(),
    hash: z.string(),
  })
export type RecordedOperation = z.infer<typeof recordedOperationSchema>

export const operationOutcomes = ['applied', 'duplicate', 'superseded', 'refused'] as const
export type OperationOutcome = (typeof operationOutcomes)[number]

/** Why an operation was refused, as a code beside the words. */
export const operationRefusals = [
  'not-an-admin', 'not-its-author', 'unknown-group', 'unknown-operation', 'bad-target', 'no-reason', 'bad-period',
  'clock-ahead', 'id-taken',
] as const // prettier-ignore
export type OperationRefusal = (typeof operationRefusals)[number]

export const sendOperationsSchema = z.strictObject({
  operations: z.array(blockOperationSchema).min(1).max(500),
})

export const operationResultSchema = z.object({
  id: operationIdSchema,
  outcome: z.enum(operationOutcomes),
  code: z.enum(operationRefusals).nullable(),
  reason: z.string().nullable(),
})
export type OperationResult = z.infer<typeof operationResultSchema>
export const operationResultsSchema = z.object({ results: z.array(operationResultSchema) })

export const entryStates = ['planned', 'in-force', 'ended', 'lifted'] as const
export type EntryState = (typeof entryStates)[number]

/** What the operations on one block add up to, as the feed carries it. Whether it is in force, the time says. */
export const blocklistEntrySchema = z.object({
  id: operationIdSchema,
  groupId: groupIdSchema,
  reason: z.string(),
  evidence: z.array(ticketIdSchema),
  madeBy: staffIdSchema,
  from: instantSchema,
  until: instantSchema.nullable(),
  /** When an entry without an end is to be looked at again. */
  reviewAt: instantSchema.nullable(),
  lifted: z.object({ at: instantSchema, by: staffIdSchema, reason: z.string() }).nullable(),
  /** When the desk had it: before that it withheld nothing. */
  enforcedSince: instantSchema,
  /** Pages withheld because of it. */
  hits: z.number().int().nonnegative(),
  lastHitAt: instantSchema.nullable(),
  version: z.number().int().positive(),
})
export type BlocklistEntry = z.infer<typeof blocklistEntrySchema>

/** As `GET /v1/blocklist` answers it: with the group's name of today, and how it stands now. */
export const listedEntrySchema = blocklistEntrySchema.extend({
  groupName: z.string(),
  state: z.enum(entryStates),
})
export type ListedEntry = z.infer<typeof listedEntrySchema>

export const blocklistQuerySchema = pageQuerySchema.extend({
  group: groupIdSchema.optional(),
  state: z.enum(entryStates).optional(),
})
export const blocklistSchema = listOf(listedEntrySchema)
