import { z } from 'zod'
import { ticketIdSchema } from '../protocol/common.ts'

/** What a notice is about, the weightiest first. */
export const noticeSubjects = [
  'page-to-me',
  'page',
  'critical',
  'withheld',
  'mention',
  'assigned',
  'due',
  'ticket',
  'message',
  /** Several of these at once, or while it was quiet. */
  'summary',
  /** Somebody wanted to see what one looks like. */
  'trial',
] as const
export type NoticeSubject = (typeof noticeSubjects)[number]

/** Something that a person is told of outside the console's window, once. */
export const noticeSchema = z.object({
  /** Of what it tells: the same thing is never told twice, and a system shows one of a key. */
  key: z.string(),
  /** `to-me`: people are waited for, and this person is one of them. `quiet`: nobody is woken by it. */
  kind: z.enum(['to-me', 'normal', 'quiet']),
  about: z.enum(noticeSubjects),
  /** How many things it stands for. */
  count: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  /** What a click opens; null opens the list of notices. */
  ticketId: ticketIdSchema.nullable(),
})
export type Notice = z.infer<typeof noticeSchema>

export const noticesSchema = z.array(noticeSchema)
/** One of the list of what was told. */
export interface ListedNotice extends Notice {
  /** In ms. */
  toldAt: number
  isRead: boolean
}

/** The list, the newest first. */
export interface NoticeList {
  notices: ListedNotice[]
  /** Until when it is quiet, in ms; null while it is not. */
  quietUntil: number | null
}

/** How many of the list nobody has opened. */
export const unreadSchema = z.object({ unread: z.number().int().nonnegative() })
export type UnreadCount = z.infer<typeof unreadSchema>

/** As much of `AlarmsView` as a tray shows. */
export const unheldSchema = z.object({ unheld: z.number().int().nonnegative() })
