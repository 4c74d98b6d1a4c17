import { z } from 'zod'
import { cleanFileName } from '../rules/attachments/clean-file-name.ts'
import { attachmentIdSchema, instantSchema, ticketIdSchema } from './common.ts'

const mebibyte = 1024 * 1024

/** What is taken of files. The console and the form say so beforehand, the service enforces it. */
export const attachmentLimits = {
  /** Bytes of one file. */
  file: 25 * mebibyte,
  /** Files of one message. */
  perMessage: 10,
  /** Bytes of all files that a customer sends at once. */
  form: 25 * mebibyte,
  /** UTF-16 code units of a name as it is given. */
  givenName: 1000,
} as const

/** The field of the public forms that brings files. */
export const filesField = 'files'

/** Days after which a file is forgotten that was sent and never became part of a message. */
export const looseAttachmentDays = 30

/** A file as its message names it. */
export const attachmentSchema = z.object({
  id: attachmentIdSchema,
  /** Safe to show and to save under: no path, no hidden marks. */
  name: z.string().transform(cleanFileName).pipe(z.string()),
  /** One of `attachmentTypes`, by the first bytes of the file; a newer desk may know more. */
  type: z.string(),
  /** In bytes. */
  size: z.number().int().nonnegative(),
})
export type Attachment = z.infer<typeof attachmentSchema>

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 as 64 small hexadecimal digits.')

/** What stands in the address of a file that is sent; its bytes are the body. */
export const newAttachmentQuerySchema = z.strictObject({
  ticketId: ticketIdSchema,
  name: z.string().max(attachmentLimits.givenName).default(''),
  /** Of the bytes: a file that arrived as another one is not kept. */
  sha256: sha256Schema,
})

/** A file that the desk holds. */
export const storedAttachmentSchema = z.object({
  ...attachmentSchema.shape,
  ticketId: ticketIdSchema,
  sha256: sha256Schema,
  createdAt: instantSchema,
})
export type StoredAttachment = z.infer<typeof storedAttachmentSchema>

/** The files of a new message, in the order in which they are to stand. */
export const attachmentIdsSchema = z
  .array(attachmentIdSchema)
  .max(attachmentLimits.perMessage, `A message takes at most ${attachmentLimits.perMessage} files.`)
