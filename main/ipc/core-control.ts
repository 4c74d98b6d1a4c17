import { z } from 'zod'
import { staffIdSchema } from '../../shared/protocol/common.ts'
import { roleSchema, type Me } from '../../shared/protocol/staff.ts'
import { noticeRulesSchema } from '../../shared/ipc/notice-rules.ts'
import { failureSchema, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { Person } from '../../shared/ipc/views.ts'

/*
 * What host and core say to each other beside the screens' calls: who is signed in and where the files rest. The
 * token crosses here and nowhere else; it stands in no answer but the one to `accept`.
 */

const serviceUrl = z.string().trim().min(1).max(500)
const token = z.string().trim().min(1).max(500)

export const personSchema = z.strictObject({
  id: staffIdSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  serviceUrl: z.string(),
  sample: z.boolean(),
}) satisfies z.ZodType<Person>

/** Each request of a host, by its name in `do`. */
export const controlRequestSchema = z.discriminatedUnion('do', [
  /** Asks the service who the token belongs to. Opens nothing. */
  z.strictObject({ do: z.literal('test'), serviceUrl, token }),
  /** The same, answered as the person to remember. Opens nothing: keep the token, then `start`. */
  z.strictObject({ do: z.literal('connect'), serviceUrl, token }),
  /** Spends an invitation link for a device token of its own. */
  z.strictObject({
    do: z.literal('accept'),
    invitation: z.string().trim().min(1).max(1000),
    deviceName: z.string(),
  }),
  /**
   * Opens this person's files and begins to sync; needs no network. Another session that is open is left first.
   * `deskKey` names the desk in the folder's name where its address changes (a sample's port does).
   */
  z.strictObject({
    do: z.literal('start'),
    profile: z.string().min(1),
    serviceUrl,
    token,
    person: personSchema,
    deskKey: z.string().min(1).max(100).optional(),
    noticeRules: noticeRulesSchema.optional(),
  }),
  /** What the person wants to be told of is something else from now on. */
  z.strictObject({ do: z.literal('notices'), rules: noticeRulesSchema }),
  /** Closes the person's files. Unsent acts rest in them for their author. */
  z.strictObject({ do: z.literal('leave') }),
  /** Leaves, and then the worker ends by itself. */
  z.strictObject({ do: z.literal('stop') }),
])
export type ControlRequest = z.infer<typeof controlRequestSchema>
export type ControlName = ControlRequest['do']
export type ControlRequestOf<Name extends ControlName> = Extract<ControlRequest, { do: Name }>

/** What each request is answered with. */
export interface ControlReplies {
  test: Me
  connect: { person: Person }
  accept: { serviceUrl: string; token: string; person: Person }
  /** `notice`: a file was damaged and set aside; what was saved of it. The session goes on. */
  start: { notice: Failure | null }
  notices: null
  leave: null
  stop: null
}

/** The answers of the core: complete, or the build breaks. */
export type ControlHandlers = {
  [Name in ControlName]: (request: ControlRequestOf<Name>) => Promise<Result<ControlReplies[Name]>>
}

/** Host → core. Answered by an `AnswerMessage` with the same id; ids are shared with the calls. */
export const controlMessageSchema = z.strictObject({
  kind: z.literal('control'),
  id: z.number().int(),
  request: z.unknown(),
})
export type ControlMessage = z.infer<typeof controlMessageSchema>

/** Core → host, unasked. */
export const sessionMessageSchema = z.discriminatedUnion('kind', [
  /** The device was revoked. Show `locked-out`; the files stay, locked. */
  z.strictObject({ kind: z.literal('locked-out'), failure: failureSchema }),
  /** A locked device is welcome again, or name, e-mail or role changed on the service: remember this person. */
  z.strictObject({ kind: z.literal('person'), person: personSchema }),
  /** A file turned out damaged while it was in use and was replaced: the session goes on. */
  z.strictObject({ kind: z.literal('mended'), notice: failureSchema }),
  /** The same, but the files could not be opened again: nobody is signed in at the core. */
  z.strictObject({ kind: z.literal('broken'), failure: failureSchema }),
])
export type SessionMessage = z.infer<typeof sessionMessageSchema>
