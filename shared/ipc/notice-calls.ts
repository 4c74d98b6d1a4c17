import { z } from 'zod'
import { ticketIdSchema } from '../protocol/common.ts'
import { core, nothing } from './call.ts'
import type { NoticeList } from './notices.ts'

/** The calls about what its person is told, spread into `calls`. */
export const noticeCalls = {
  'notices.list': core<NoticeList>()(nothing),
  /** Somebody opened these, or says that they know all of them (null). */
  'notices.read': core<null>()(z.strictObject({ keys: z.array(z.string().max(300)).max(500).nullable() })),
  /**
   * This window has the keyboard and shows this ticket: what there is to tell of it is seen. Null: it shows none, or has
   * the keyboard no more. To be said again within a minute: a window that is gone says nothing.
   */
  'notices.attend': core<null>()(
    z.strictObject({ window: z.string().min(1).max(64), ticketId: ticketIdSchema.nullable() }),
  ),
  /** Tells one, so that a person sees and hears what it is like. */
  'notices.try': core<null>()(nothing),
} as const
