import type { Message } from '../../shared/protocol/message.ts'
import { fileSize } from '../../shared/rules/attachments/file-size.ts'
import { cutText, oneLine } from '../paging/channels/pager-text.ts'
import type { Mail } from '../paging/channels/smtp/send-by-smtp.ts'
import type { LeasedMail } from '../store/mails.ts'

/** Characters of a subject: what lists of mails show, and more. */
const longestSubject = 200

/**
 * A reply as the requester gets it: the words of who wrote it, and the way to the rest. Nothing that others wrote is quoted:
 * what stands in a ticket is shown on its receipt page only, where it can still be erased.
 */
export function replyMail(
  { message, ticket, receipt, earlier }: LeasedMail,
  from: string,
  publicUrl: string,
): Mail {
  const host = from.slice(from.lastIndexOf('@') + 1)
  return {
    from,
    to: ticket.requester.email,
    subject: cutText(`[#${ticket.number}] ${oneLine(ticket.subject)}`, longestSubject),
    text: `${message.body}\n\n${fileLines(message)}-- \n${footer(ticket.number, `${publicUrl}/t/${receipt}`)}\n`,
    messageId: mailId(message, ticket, host),
    references: earlier.map((one) => mailId(one, ticket, host)),
    isAutomatic: false,
  }
}

/** Files are named and not mailed: what is behind the link can still be erased, and no filter takes it for a worm. */
function fileLines({ attachments = [] }: Message): string {
  if (attachments.length === 0) return ''
  const lines = attachments.map(({ name, size }) => `- ${oneLine(name)} (${fileSize(size)})`)
  return `Files with this answer, to be had at the link below:\n${lines.join('\n')}\n\n`
}

/** Honest about the way back: the desk reads no mail. */
function footer(number: number, link: string): string {
  return `Ticket #${number}. Read all of it, and answer, here:\n${link}\nPlease do not answer this e-mail: the desk takes in no mail.`
}

/**
 * The same on each try, so that the receiver can tell a double, and another one for each requester: two mails of one id are
 * one to a mailbox that gets both (RFC 5322, 3.6.4). A colon, and a dot at an edge, may stand in our ids and not in a mail's
 * (3.2.3): they are written as in an address.
 */
function mailId({ id, ticketId }: Message, to: LeasedMail['ticket'], host: string): string {
  const copy = ticketId === to.id ? '' : `.${to.number}`
  return `<${id.replaceAll(':', '%3A').replaceAll('.', '%2E')}${copy}@${host}>`
}
