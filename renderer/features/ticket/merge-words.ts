import type { TicketView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { copyChoices } from '../../../shared/rules/answer-copies.ts'
import { isSameAddress, refuseMerge } from '../../../shared/rules/ticket-merge.ts'
import { urgencyRank } from '../../../shared/rules/urgency.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'
import { statusWords, urgencyNames } from '../../ui/rule-names.ts'

/** Why one is not merged into the other, and what to do instead; null where it may be. */
export function refusalOfMerge(view: TicketView, into: TicketView): string | null {
  const refused = refuseMerge(view.ticket, into.ticket)
  if (refused === null) return null
  const [one, other] = [ticketName(view.ticket), ticketName(into.ticket)]
  switch (refused.reason) {
    case 'itself':
      return i18n.t('A ticket cannot be merged into itself.')
    case 'merged':
      return i18n.t('{one} is merged into another ticket already. Take it apart first.', { one })
    case 'other-merged':
      return into.ticket.mergedInto === view.ticket.id
        ? i18n.t('{other} is merged into this ticket already.', { other })
        : i18n.t('{other} is merged into another ticket already: pick that one.', { other })
    case 'other-settled':
      return i18n.t(
        '{other} is {status}, and {one} is not: open {other} again first, or nobody works on this any more.',
        { one, other, status: statusWords[into.ticket.status] },
      )
    case 'other-less-urgent':
      return i18n.t(
        '{one} is mission critical, and {other} is not: raise {other} first, or nobody sees that it cannot wait.',
        { one, other },
      )
    default:
      return assertNever(refused.reason)
  }
}

/** What comes of a merge: `warnings` are what is easily overlooked. */
export interface MergeOutcome {
  words: string[]
  warnings: string[]
}

export function outcomeOfMerge(view: TicketView, into: TicketView, hasDraft: boolean): MergeOutcome {
  const [one, other] = [ticketName(view.ticket), ticketName(into.ticket)]
  const asker = requesterName(view)
  const isSame = isSameAddress(view.ticket.requester, into.ticket.requester)
  const isPaged = view.pages.some(({ state }) => state !== null && openStates.has(state))
  const words = [
    i18n.t(
      '{one} is closed as merged. What was said in it stands in {other} too, in order of time, each message marked {one}.',
      { one, other },
    ),
    ...(isSame
      ? [
          i18n.t(
            'Both receipts of {asker} go on working, each with its own messages. Answers from now on are written in {other}: they go by e-mail as before, and stand on its receipt.',
            { asker, other },
          ),
        ]
      : []),
    ...(isPaged
      ? [i18n.t('The page about {one} goes on until somebody has it, or {other} is settled.', { one, other })]
      : []),
    i18n.t('Nobody is woken, nobody is written to, and no urgency record changes.'),
    i18n.t('If {asker} writes on the receipt of {one} again, that is a ticket of its own again.', {
      asker,
      one,
    }),
  ]
  return { words, warnings: warningsOf(view, into, hasDraft) }
}

function warningsOf(view: TicketView, into: TicketView, hasDraft: boolean): string[] {
  const [one, other] = [ticketName(view.ticket), ticketName(into.ticket)]
  const [group, otherGroup] = [groupName(view), groupName(into)]
  const isElsewhere = view.ticket.groupId !== into.ticket.groupId
  const [urgency, otherUrgency] = [view.ticket.urgency.effective, into.ticket.urgency.effective]
  return [
    ...(urgencyRank(urgency) > urgencyRank(otherUrgency)
      ? [
          i18n.t('{one} is “{urgency}”, {other} only “{otherUrgency}”: raise that, if it still holds.', {
            one,
            other,
            urgency: urgencyNames[urgency],
            otherUrgency: urgencyNames[otherUrgency],
          }),
        ]
      : []),
    ...answersWarning(view, into),
    ...(isElsewhere
      ? [
          i18n.t('They are of different groups: {group} and {otherGroup} go on counting each for its own.', {
            group,
            otherGroup,
          }),
        ]
      : []),
    ...(hasDraft ? [i18n.t('What you have typed in {one} is kept there, and is not sent.', { one })] : []),
  ]
}

/** Whom answers reach from now on, where the two were filed by different people. */
function answersWarning(view: TicketView, into: TicketView): string[] {
  const [choice] = copyChoices(into.ticket, [view.ticket])
  if (choice === undefined) return []
  const names = {
    asker: requesterName(view),
    otherAsker: requesterName(into),
    other: ticketName(into.ticket),
  }
  return [
    choice.isGiven
      ? i18n.t(
          'They were filed by different people. Neither ever sees what stands in the other’s ticket. Answers in {other} go to {otherAsker} and to {asker}, to each by themselves, unless you take the tick from {asker} above what you write.',
          names,
        )
      : i18n.t(
          'They were filed by different people. Neither ever sees what stands in the other’s ticket. Answers in {other} go to {otherAsker} alone, unless you tick {asker} above what you write: they are of different groups.',
          names,
        ),
  ]
}

const openStates: ReadonlySet<string> = new Set(['queued', 'sending', 'notified', 'acknowledged'])

function requesterName({ ticket: { requester } }: TicketView): string {
  const name = `${requester.firstName} ${requester.lastName}`.trim()
  return name === '' ? i18n.t('Name erased') : name
}

function groupName({ ticket, group }: TicketView): string {
  return group?.name ?? ticket.groupName
}
