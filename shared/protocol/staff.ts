import { z } from 'zod'
import {
  deviceIdSchema,
  emailSchema,
  instantSchema,
  lineSchema,
  staffIdSchema,
  textLimits,
} from './common.ts'
import { pagerSignSchema } from './pager-sign.ts'

export const roles = ['agent', 'admin'] as const
export type Role = (typeof roles)[number]
export const roleSchema = z.enum(roles)

/** A person with a token. Those who left stay, revoked: their name stands on what they did. */
export const staffSchema = z.object({
  id: staffIdSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  revokedAt: instantSchema.nullable(),
  version: z.number().int().positive(),
  createdAt: instantSchema,
})
export type Staff = z.infer<typeof staffSchema>

export const newStaffSchema = z.strictObject({
  name: lineSchema(textLimits.personName * 2, 'a name'),
  email: emailSchema,
  role: roleSchema,
})
export type NewStaff = z.infer<typeof newStaffSchema>

/** The only time the token is seen; null when the answer is a replay. */
export const createdStaffSchema = z.object({ staff: staffSchema, token: z.string().nullable() })
export type CreatedStaff = z.infer<typeof createdStaffSchema>

/** One installation that acts for a person. */
export const deviceSchema = z.object({
  id: deviceIdSchema,
  staffId: staffIdSchema,
  name: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
})
export type Device = z.infer<typeof deviceSchema>

/** A one-time link, good for 24 hours, with which a console makes its own device token. `url` is null in a replay. */
export const invitationSchema = z.object({
  url: z.string().nullable(),
  staffId: staffIdSchema,
  expiresAt: instantSchema,
})
export type Invitation = z.infer<typeof invitationSchema>

export const acceptInvitationSchema = z.strictObject({
  deviceName: lineSchema(textLimits.deviceName, 'a device name'),
})
export const acceptedInvitationSchema = z.object({
  token: z.string(),
  staff: staffSchema,
  device: deviceSchema,
})
export type AcceptedInvitation = z.infer<typeof acceptedInvitationSchema>

/** `GET /v1/me`. `protocol` is the number of the dialect spoken; a console refuses one newer than its own. */
export const meSchema = z.object({
  id: staffIdSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  device: z.object({ id: deviceIdSchema, name: z.string() }),
  serviceVersion: z.string(),
  protocol: z.number().int(),
  feedId: z.string(),
  sample: z.boolean(),
  /** Where the pager of a sample desk shows what it got. */
  sampleGateway: z.string().nullable().optional(),
  serverTime: instantSchema,
  /** Absent where the desk has no pager. */
  pager: pagerSignSchema.optional(),
})
export type Me = z.infer<typeof meSchema>

/** The dialect of this source tree. Raised only by a change that an older console would misread. */
export const protocolNumber = 1
