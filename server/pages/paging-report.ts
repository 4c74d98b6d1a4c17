import type { Page } from '../../shared/protocol/page.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { asksForPeople, standingOf } from '../../shared/rules/wakes-people.ts'
import { providerTime } from './provider-time.ts'
import { callWords, callWordsFirst } from './whom-to-call.ts'

/** What paging came of a ticket, told on its receipt. `call` is set where the customer must act. */
export interface PagingReport {
  readonly heading: string
  readonly text: string
  readonly call: boolean
}

export interface Paged {
  readonly ticket: Pick<Ticket, 'urgency' | 'status' | 'gate'>
  /** The page that tells most about the ticket; null where there is none. */
  readonly page: Pick<
    Page,
    'state' | 'beganAt' | 'notifiedAt' | 'acknowledgedAt' | 'resolvedAt' | 'trouble'
  > | null
  readonly emergencyPhone: string
  readonly timeZone: string
}

/**
 * The one place that tells a customer what became of the pages of a ticket. They must not be left waiting for people who
 * know of nothing: only an acknowledgement says that somebody does. Whoever is blocked is told so, and why that matters.
 */
export function reportPaging({ ticket, page, emergencyPhone, timeZone }: Paged): PagingReport | null {
  if (!asksForPeople(standingOf(ticket))) return null
  const callNow = `${callWordsFirst(emergencyPhone)} now and give the ticket number.`
  if (page === null || page.state === 'withheld') return notPaged(ticket, callNow)
  const at = (instant: string | null) => providerTime(instant ?? page.beganAt, timeZone)
  const reload = `This page shows it once somebody has it: load it again. If it does not within ten minutes, ${callWords(emergencyPhone)}.`
  if (
    page.trouble !== '' &&
    (page.state === 'queued' || page.state === 'sending' || page.state === 'notified')
  )
    return unreached(callNow)
  switch (page.state) {
    case 'queued':
    case 'sending':
      return {
        heading: 'We are paging our people',
        text: `Since ${at(page.beganAt)}. Nobody has answered yet. ${reload}`,
        call: false,
      }
    case 'notified':
      return {
        heading: 'Our people have been paged',
        text: `The first message left at ${at(page.notifiedAt)}. Nobody has answered yet, and we go on paging until somebody does. ${reload}`,
        call: false,
      }
    case 'acknowledged':
      return {
        heading: 'Somebody has it',
        text: `One of our people has it since ${at(page.acknowledgedAt)}. Our answers appear on this page.`,
        call: false,
      }
    case 'resolved':
      return {
        heading: 'Our people were paged',
        text: `The page was ended at ${at(page.resolvedAt)}: nobody is being woken any more. If it is still broken, ${callWords(emergencyPhone)} and give the ticket number.`,
        call: false,
      }
    case 'failed':
      return unreached(callNow)
    default:
      return assertNever(page.state)
  }
}

function unreached(callNow: string): PagingReport {
  return {
    heading: 'Nobody could be reached',
    text: `We have your ticket, but paging our people has failed, so nobody may know of it yet. ${callNow}`,
    call: true,
  }
}

function notPaged({ gate }: Paged['ticket'], callNow: string): PagingReport {
  const told = (text: string) => ({ heading: 'Nobody has been paged', text, call: true })
  if (gate?.outcome === 'withheld')
    return told(
      `The pages of your group are withheld, because earlier ones were found to abuse this urgency. We have your ticket and read it in its turn. If this is an emergency, nobody knows of it yet: ${callNow.charAt(0).toLowerCase()}${callNow.slice(1)}`,
    )
  if (gate?.outcome === 'unknown-group')
    return told(`We do not know your group yet, and only groups that we know can wake people. ${callNow}`)
  return told(`Nobody was woken by this ticket. ${callNow}`)
}
