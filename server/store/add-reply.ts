import type { Message } from '../../shared/protocol/message.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { insertCopies } from './answer-copies.ts'
import type { Writer } from './database.ts'
import type { MessageToAdd } from './insert-message.ts'
import { firstMail, mailTo, queueMail } from './mails.ts'
import { addMessage } from './messages.ts'

/**
 * What a person of the staff answers: it goes to the requester by e-mail too, where there is a way, and to those of the tickets
 * `alsoTo`, to each in a mail of their own. Throws as `addMessage`.
 */
export async function addReply(
  tx: Writer,
  ticket: Ticket,
  reply: Omit<MessageToAdd, 'kind' | 'mail' | 'alsoTo'>,
  alsoTo: readonly Ticket[],
  hasMail: boolean,
): Promise<Message> {
  const mailOf = ({ requester }: Ticket) => firstMail(hasMail, requester.email, reply.now)
  const { message } = await addMessage(tx, ticket.id, {
    ...reply,
    kind: 'reply',
    mail: mailOf(ticket),
    alsoTo: alsoTo.map((one) => ({ ticketId: one.id, mail: mailOf(one) })),
  })
  await insertCopies(tx, message, alsoTo, reply.author, reply.now)
  for (const one of [ticket, ...alsoTo])
    if (mailTo(message, one.id)?.state === 'queued') await queueMail(tx, message, one)
  return message
}
