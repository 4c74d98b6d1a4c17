import { z } from 'zod'
import { lineSchema, responderIdSchema, textLimits, textSchema } from '../../shared/protocol/common.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { LinkedPage } from '../../shared/rules/paging/linked-page.ts'
import type { Writer } from '../store/database.ts'
import { addMessage } from '../store/messages.ts'
import { acknowledgePage, acknowledgementOf, authorOf, handOverPage } from '../store/page-acts.ts'
import { Refusal } from '../store/refusal.ts'
import { once } from './once.ts'
import type { Sent } from './submission-identity.ts'

const note = lineSchema(textLimits.reason, 'a note').optional()

/** What the forms of a page's link send, and what a program may send there instead. */
export const linkActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('acknowledge'), note }),
  z.object({ act: z.literal('note'), body: textSchema(textLimits.body, 'a note') }),
  z.object({
    act: z.literal('hand-over'),
    to: z.string({ error: 'Choose somebody.' }).min(1, 'Choose somebody.').pipe(responderIdSchema),
    note,
  }),
])
export type LinkAct = z.infer<typeof linkActSchema>

const outcomeSchema = z.object({ messageId: z.string() })

/** Does what somebody asks for by their link, in their name. A note that is sent twice is one note. */
export async function actByLink(
  tx: Writer,
  { page, responder, ticket }: LinkedPage,
  asked: LinkAct,
  sent: Sent,
  engineNow: number,
): Promise<void> {
  const by = acknowledgementOf(responder, 'link')
  switch (asked.act) {
    case 'acknowledge':
      await acknowledgePage(tx, page, by, sent.now, engineNow, asked.note)
      return
    case 'hand-over':
      await handOverPage(tx, page, asked.to, by, sent.now, engineNow, asked.note)
      return
    case 'note':
      if (ticket === null)
        throw new Refusal('page-state', 'This page is about no ticket: there is no place for a note.')
      await once(tx, sent, outcomeSchema, async () => {
        const added = { kind: 'note' as const, body: asked.body, author: authorOf(by), now: sent.now }
        const { message } = await addMessage(tx, ticket.id, added)
        return { messageId: message.id }
      })
      return
    default:
      assertNever(asked)
  }
}
