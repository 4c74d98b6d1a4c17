import type { ResponderId } from '../../protocol/common.ts'
import type { DeliveryPurpose } from '../../protocol/delivery.ts'
import type { PageHead } from '../../protocol/page.ts'
import type { Ticket } from '../../protocol/ticket.ts'
import { assertNever } from '../assert-never.ts'
import { asksAloneMinutes } from './asked-alone.ts'

/** What is said to somebody, as long as it is: each channel cuts it to what it can show. */
export interface PageText {
  readonly title: string
  readonly text: string
}

export interface SaidAbout {
  readonly page: PageHead
  /** The ticket that caused it; null where none did. */
  readonly ticket: Ticket | null
  readonly purpose: DeliveryPurpose
  /** To whom it is said. */
  readonly responderId: ResponderId
  /** Of the page's author, where somebody made it by hand. */
  readonly authorName: string | null
  /** Of messages that bring a code. */
  readonly code: string | null
  readonly providerName: string
}

/** What matters most comes first: number, group, who calls and from where, what it is about. Source: paging.md. */
export function pageText(said: SaidAbout): PageText {
  const { page, ticket, purpose, providerName } = said
  const name = ticket === null ? providerName : `#${ticket.number} ${ticket.groupName}`
  switch (purpose) {
    case 'wake':
      // It may have woken somebody before the service was killed, and goes out once more: by now somebody has it.
      if (page.state === 'acknowledged' || page.state === 'resolved')
        return { title: name, text: `${name}: ${whoHasIt(said)}` }
      return page.kind === 'drill'
        ? {
            title: 'Drill',
            text: `DRILL of ${providerName}: ${asSentence(page.text)} Acknowledge it; nothing is wrong.`,
          }
        : { title: name, text: wakingText(said) }
    case 'tell':
      return { title: name, text: `${name}: ${whoHasIt(said)}` }
    case 'end':
      return { title: name, text: `${name}: it is over.` }
    case 'test':
      return { title: 'Test', text: `Test of ${providerName}’s pager. Nothing is wrong.` }
    case 'verify':
      return {
        title: 'Code',
        text: `${said.code ?? 'No code'} is the code of ${providerName}’s pager for this way to reach you.`,
      }
    default:
      return assertNever(purpose)
  }
}

/** What somebody typed, with a full stop where they set none. */
function asSentence(text: string): string {
  return /[\p{L}\p{N})”"]$/u.test(text) ? `${text}.` : text
}

function wakingText({ page, ticket, responderId, authorName }: SaidAbout): string {
  const others = page.ticketIds.length - 1
  const parts = [
    ticket === null ? '' : `#${ticket.number} ${ticket.groupName}, ${callerOf(ticket)}`,
    page.text === '' ? '' : `${authorName ?? 'The desk'}: ${page.text}`,
    ticket?.subject ?? '',
    others > 0 ? `and ${others} more ${others === 1 ? 'ticket' : 'tickets'}` : '',
    page.firstTo === responderId ? `you alone, everybody after ${asksAloneMinutes} minutes` : '',
    page.round > 1 ? `nobody has it yet (${page.round})` : '',
  ]
  return parts.filter((part) => part !== '').join(' / ')
}

function callerOf({ requester }: Ticket): string {
  const { firstName, lastName, phone, email } = requester
  const caller = `${firstName} ${lastName}`.trim()
  return [caller, phone === '' ? email : phone].filter((part) => part !== '').join(' ')
}

export function isHeldBy({ state, acknowledgedBy }: PageHead, responderId: ResponderId): boolean {
  return state === 'acknowledged' && acknowledgedBy?.responderId === responderId
}

/** Whoever has it hears of what came in since, or that it was given to them: it is theirs either way. */
function whoHasIt({ page, ticket, responderId }: SaidAbout): string {
  if (page.state === 'resolved') return 'it is over.'
  if (isHeldBy(page, responderId)) {
    const tickets = page.ticketIds.length
    const many = tickets > 1 ? `, ${tickets} tickets by now` : ''
    return `you have it${many}. ${ticket?.subject ?? page.text}`.trimEnd()
  }
  return page.acknowledgedBy === null ? 'nobody has it any more.' : `${page.acknowledgedBy.name} has it.`
}
