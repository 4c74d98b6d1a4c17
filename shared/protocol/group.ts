import { z } from 'zod'
import {
  groupIdSchema,
  instantSchema,
  lineSchema,
  listOf,
  pageQuerySchema,
  planSchema,
  textLimits,
} from './common.ts'
import { urgencyRecordSchema } from './urgency-record.ts'

/** A person known to speak for a group. E-mail or phone may be empty, not both. */
export const contactSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .max(textLimits.personName * 2),
  email: z.string().trim().max(textLimits.email),
  phone: z.string().trim().max(textLimits.phone),
})
export type Contact = z.infer<typeof contactSchema>

/** A customer's account. `confirmed` groups were made or vouched for by staff; the others are names seen on tickets. */
export const groupSchema = z.object({
  id: groupIdSchema,
  name: z.string(),
  aliases: z.array(z.string()),
  plan: planSchema.nullable(),
  contacts: z.array(contactSchema.loose()),
  confirmed: z.boolean(),
  /** Set when this group became an alias of another, to which its names and tickets have moved. */
  mergedInto: groupIdSchema.nullable(),
  version: z.number().int().positive(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Group = z.infer<typeof groupSchema>

/** As `GET /v1/groups/:id` answers it. */
export const groupWithRecordSchema = groupSchema.extend({ urgencyRecord: urgencyRecordSchema })

const nameSchema = lineSchema(textLimits.groupName, 'a group name')
const aliasesSchema = z.array(nameSchema).max(50)
const contactsSchema = z.array(contactSchema).max(200)

/** A group made by staff is confirmed from the start. */
export const newGroupSchema = z.strictObject({
  id: groupIdSchema.optional(),
  name: nameSchema,
  aliases: aliasesSchema.optional(),
  plan: planSchema.nullable().optional(),
  contacts: contactsSchema.optional(),
})
export type NewGroup = z.infer<typeof newGroupSchema>

/** The fields of a group that staff change. */
export const groupChangeFields = z.strictObject({
  name: nameSchema.optional(),
  aliases: aliasesSchema.optional(),
  plan: planSchema.nullable().optional(),
  contacts: contactsSchema.optional(),
  confirmed: z.boolean().optional(),
})

/** What PATCH takes: at least one field. */
export const groupChangeSchema = groupChangeFields.refine(
  (change) => Object.keys(change).length > 0,
  'Name at least one field to change.',
)
export type GroupChange = z.infer<typeof groupChangeSchema>

export const groupQuerySchema = pageQuerySchema.extend({
  q: z.string().max(200).optional(),
  confirmed: z.enum(['true', 'false']).optional(),
})
export const groupMergeSchema = z.strictObject({ into: groupIdSchema })
export const groupListSchema = listOf(groupSchema)

/**
 * CSV with a header line: `name` (needed), `aliases` (`;` between them), `plan`, `contactName`, `contactEmail`,
 * `contactPhone`. Several rows of one name add contacts. All rows are taken or none.
 */
export const groupImportSchema = z.strictObject({ csv: z.string().min(1).max(1_000_000) })
export const groupImportResultSchema = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
})
export type GroupImportResult = z.infer<typeof groupImportResultSchema>
