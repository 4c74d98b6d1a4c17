import type { TicketView } from '../../../shared/ipc/views.ts'
import type { GateDecision } from '../../../shared/protocol/ticket.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import type { GateOutcome, Silence } from '../../../shared/rules/page-gate.ts'
import { asksForPeople, standingOf } from '../../../shared/rules/wakes-people.ts'
import { i18n } from '../../texts/i18n.ts'

/** What the gate decided of a ticket that still asks for people; null where it never did, or where that is settled. */
export function gateNow(ticket: TicketView['ticket']): GateDecision | null {
  return ticket.gate != null && asksForPeople(standingOf(ticket)) ? ticket.gate : null
}

/** The outcome in a few words; the reason beside it says the rest. */
export const outcomeTitles: Record<GateOutcome, string> = {
  page: i18n.t('A page of its own'),
  joined: i18n.t('Joined an earlier page'),
  told: i18n.t('Paged whoever has the earlier page first'),
  withheld: i18n.t('Withheld: nobody was woken'),
  'unknown-group': i18n.t('Unknown group: nobody was woken'),
}

/** The outcome where people were woken all the same: by hand, or since nobody opened the ticket in time. */
export const wokenTitles: Record<Silence, string> = {
  withheld: i18n.t('Withheld by the gate, and paged all the same'),
  'unknown-group': i18n.t('Unknown group, and paged all the same'),
}

/** What the gate decided of a ticket that asked for people, once more is known of its page than that it went out. */
export function gateWordsAfterwards(outcome: Exclude<GateOutcome, Silence>, groupName: string): string {
  switch (outcome) {
    case 'page':
      return i18n.t('Mission critical: the people on duty were paged for {groupName}.', { groupName })
    case 'joined':
      return i18n.t('Mission critical: counted into a page that was under way.')
    case 'told':
      return i18n.t('Mission critical: whoever had the earlier page for {groupName} was paged first.', {
        groupName,
      })
    default:
      return assertNever(outcome)
  }
}
