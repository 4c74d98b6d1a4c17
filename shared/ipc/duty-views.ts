import { z } from 'zod'
import { methodIdSchema, responderIdSchema, type ResponderId, type StaffId } from '../protocol/common.ts'
import {
  responderReplacementSchema,
  verifyMethodSchema,
  type ContactMethod,
  type Responder,
} from '../protocol/responder.ts'
import { rotaSchema, type RotaReply } from '../protocol/rota.ts'
import type { DrillState } from '../rules/paging/drill-state.ts'
import type { NightCount } from '../rules/paging/night-load.ts'
import type { RotaSpan } from '../rules/paging/rota-span.ts'

/* What the screens are told about who is paged, and what they ask for. Instants are milliseconds since 1970 UTC. */

export interface MethodView extends ContactMethod {
  /** What its last successful test says. */
  drill: DrillState
}

/** Somebody who is paged, as the drill board shows them. */
export interface ResponderView extends Omit<Responder, 'methods'> {
  methods: MethodView[]
  /** As the linked colleague is called; null where there is none, or they are not here. */
  staffName: string | null
  isReachable: boolean
  /** No method that was tried with success lately enough; never of somebody who is not paged. */
  isOverdue: boolean
}

/** Somebody whom a rota may name. */
export interface RotaPerson {
  id: ResponderId
  name: string
  staffId: StaffId | null
  active: boolean
  isReachable: boolean
}

/** Two weeks of the rota, in its own time zone. */
export interface RotaView {
  rota: RotaReply
  /** By name. */
  people: RotaPerson[]
  span: RotaSpan
  /** When it was computed. */
  now: number
}

export interface LoadPerson extends NightCount {
  id: ResponderId
  name: string
  /** False: no responder of today; the name is the one of then. */
  isHere: boolean
}

/** Night pages per person, and how many of them nobody needed to be woken for. */
export interface LoadView {
  days: LoadDays
  /** The rota's: what night is goes by it. */
  timeZone: string
  pages: NightCount
  /** Those who were woken, the most often first. */
  people: LoadPerson[]
  /** Responders of today who slept. */
  sleepers: number
  /** Pages with so many messages that the older ones are not here: more people may have been woken. */
  cutPages: number
}

export const loadDays = [30, 90] as const
export type LoadDays = (typeof loadDays)[number]
/** So many days does the calendar of a rota show. */
export const rotaDays = 14

export const loadRequestSchema = z.strictObject({
  days: z.union([z.literal(loadDays[0]), z.literal(loadDays[1])]),
})
export const rotaRequestSchema = z.strictObject({
  /** Day of the rota's calendar to begin with; null: today. */
  start: z.iso.date().nullable(),
  /** Shown in the place of the desk's own, to see what it would mean. */
  draft: rotaSchema.nullable(),
})
const responderId = responderIdSchema
const method = { responderId, methodId: methodIdSchema }
export const methodRequestSchema = z.strictObject(method)
export const verifyRequestSchema = z.strictObject({ ...method, ...verifyMethodSchema.shape })
/** The version that was seen; null for somebody new. */
export const putResponderRequestSchema = z.strictObject({
  responderId,
  version: z.number().int().positive().nullable(),
  replacement: responderReplacementSchema,
})
export const removeResponderRequestSchema = z.strictObject({
  responderId,
  version: z.number().int().positive(),
})
export const putRotaRequestSchema = z.strictObject({ version: z.number().int().positive(), rota: rotaSchema })
