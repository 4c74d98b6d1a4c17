import type { Ticket } from '../../shared/protocol/ticket.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Status } from '../../shared/rules/status.ts'
import type { Urgency } from '../../shared/rules/urgency.ts'
import { asksForPeople, standingOf } from '../../shared/rules/wakes-people.ts'
import { callWords, callWordsFirst } from './whom-to-call.ts'

/** Who is woken by a ticket of this urgency: said on the form, before it is sent, alike for every group. */
export function whoIsWoken(urgency: Urgency, emergencyPhone: string): string {
  switch (urgency) {
    case 'question':
      return 'Wakes nobody. It is answered during opening hours, after what is waiting for work.'
    case 'work-request':
      return 'Wakes nobody. It is answered during opening hours, in its turn.'
    case 'urgent-work-request':
      return 'Wakes nobody. It goes ahead of other requests during opening hours.'
    case 'impaired-function':
      return `Wakes nobody. Whoever is at the desk takes it before any request. If it cannot wait for opening hours, ${callWords(emergencyPhone)}.`
    case 'mission-critical':
      return `This desk cannot page by itself yet, so the form alone wakes nobody: send it, then ${callWords(emergencyPhone)} at once.`
    default:
      return assertNever(urgency)
  }
}

/** What paging came of a ticket, told on its receipt. `call` is set where the customer must act. */
export interface PagingReport {
  readonly heading: string
  readonly text: string
  readonly call: boolean
}

/**
 * The one place that says what became of the pages of a ticket. This version has no pager, and a receipt must not
 * leave a customer waiting for people whom nothing has woken. Whoever is blocked is told so, and why that matters.
 */
export function reportPaging(
  ticket: Pick<Ticket, 'urgency' | 'status' | 'gate'>,
  emergencyPhone: string,
): PagingReport | null {
  if (!asksForPeople(standingOf(ticket))) return null
  const { gate } = ticket
  const call = `${callWordsFirst(emergencyPhone)} now and give the ticket number.`
  const heading = 'Nobody has been paged'
  if (gate?.outcome === 'withheld')
    return {
      heading,
      text: `The pages of your group are withheld, because earlier ones were found to abuse this urgency. We have your ticket and read it in its turn. If this is an emergency, nobody knows of it yet: ${call.charAt(0).toLowerCase()}${call.slice(1)}`,
      call: true,
    }
  if (gate?.outcome === 'unknown-group')
    return {
      heading,
      text: `We do not know your group yet, and only groups that we know can wake people. ${call}`,
      call: true,
    }
  return {
    heading,
    text: `The pager is not part of this version of the desk, so sending the ticket has woken nobody. ${call}`,
    call: true,
  }
}

/** What happens next, in plain words, for a ticket that stands at this status. */
export function nextStep(status: Status, openingHours: string): string {
  switch (status) {
    case 'new':
      return `The ticket stands in our queue and nobody has answered it yet. We read tickets during opening hours${openingHours && `: ${openingHours}`}.`
    case 'open':
      return 'We are working on it. Our answers appear on this page.'
    case 'pending':
      return 'We are waiting for something: most often for your answer. Read our last message below and write back on this page.'
    case 'resolved':
      return 'We believe this is settled. If it is not, write to us below and the ticket opens again.'
    case 'closed':
      return 'This ticket is finished. If the matter comes back, write to us below and the ticket opens again.'
    default:
      return assertNever(status)
  }
}
