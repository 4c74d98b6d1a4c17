import { z } from 'zod'
import { attachmentLimits, type Attachment } from '../protocol/attachment.ts'
import { attachmentIdSchema, ticketIdSchema, type AttachmentId } from '../protocol/common.ts'
import { core } from './call.ts'

/** Bytes of a file in one call, before base64: no message between screen and back is long, whatever the host. */
export const filePartBytes = 256 * 1024
const longestPart = Math.ceil(filePartBytes / 3) * 4

/** A file of a message, as a screen shows it. */
export interface AttachmentView extends Attachment {
  /** Its bytes are on this workstation. */
  isHere: boolean
  /** Bytes of it that have left, while they do. */
  sent?: number
}

/** Some of a file. */
export interface FilePart {
  /** Base64. */
  data: string
  /** Of the whole file, in bytes. */
  size: number
}

/** What a file is as a picture; sides in pixels. */
export type PictureView =
  { kind: 'none' } | { kind: 'picture' | 'too-large'; type: string; width: number; height: number }

const id = attachmentIdSchema
const offset = z.number().int().min(0).max(attachmentLimits.file)

/**
 * The calls about files. Bytes cross in parts, one call after the other, on both hosts alike: the doors that every call
 * passes guard them too. Source: decision 0043.
 */
export const attachmentCalls = {
  /** The files that lie beside the draft for a ticket, in the order in which they were added. */
  'attachments.list': core<AttachmentView[]>()(z.strictObject({ ticketId: ticketIdSchema })),
  /** A file begins to come over from a screen. Refused where it is empty or too large, or where there are enough. */
  'attachments.begin': core<{ id: AttachmentId }>()(
    z.strictObject({
      ticketId: ticketIdSchema,
      name: z.string().max(attachmentLimits.givenName),
      size: z.number().int().min(0),
    }),
  ),
  'attachments.part': core<null>()(z.strictObject({ id, offset, data: z.base64().max(longestPart) })),
  /** All of it is here: from now on it lies beside the draft, and survives whatever happens to the console. */
  'attachments.finish': core<AttachmentView>()(z.strictObject({ id })),
  /** Takes a file away from the draft, also one that is still coming over. */
  'attachments.remove': core<null>()(z.strictObject({ id })),
  /** Fetches a file of a message from the desk, unless it is here. */
  'attachments.fetch': core<null>()(z.strictObject({ id })),
  /** Whether a file can be drawn small: fetches it as `attachments.fetch` does, and reads its header. */
  'attachments.picture': core<PictureView>()(z.strictObject({ id })),
  'attachments.read': core<FilePart>()(z.strictObject({ id, offset })),
} as const
