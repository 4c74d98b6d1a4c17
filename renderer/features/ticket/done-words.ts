import type { Act, ActOf } from '../../../shared/ipc/act.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'
import { statusWords, urgencyNames, verdictWords } from '../../ui/rule-names.ts'

/** What was done to a ticket, for whoever may want it back: "Resolved #123". Null for what undo does not mean. */
export function doneWords(act: Act, { number, subject }: TicketView['ticket']): string | null {
  const about = ticketName({ number, subject })
  if (act.kind === 'flag-ticket') return i18n.t('Flagged {about}', { about })
  if (act.kind === 'unflag-ticket') return i18n.t('Took your flag off {about}', { about })
  if (act.kind === 'link-ticket')
    return act.relation === null
      ? i18n.t('Took a link off {about}', { about })
      : i18n.t('Linked {about} with another ticket', { about })
  if (act.kind === 'unmerge-ticket') return i18n.t('Took {about} apart from the other ticket', { about })
  return act.kind === 'change-ticket' ? changeWords(act.set, about) : null
}

function changeWords(set: ActOf<'change-ticket'>['set'], about: string): string {
  if (set.status === 'resolved') return i18n.t('Resolved {about}', { about })
  if (set.status === 'closed') return i18n.t('Closed {about}', { about })
  if (set.status !== undefined)
    return i18n.t('{about} is {status}', { about, status: statusWords[set.status] })
  if (set.urgency !== undefined)
    return i18n.t('{about} is of the urgency “{urgency}”', { about, urgency: urgencyNames[set.urgency] })
  if (set.verdict !== undefined)
    return set.verdict === null
      ? i18n.t('Took the verdict off {about}', { about })
      : i18n.t('Verdict on {about}: {verdict}', { about, verdict: verdictWords[set.verdict] })
  if (set.assigneeId !== undefined)
    return set.assigneeId === null
      ? i18n.t('Gave {about} to nobody', { about })
      : i18n.t('Assigned {about}', { about })
  if (set.subject !== undefined) return i18n.t('New subject for {about}', { about })
  return set.groupId === undefined
    ? i18n.t('Changed {about}', { about })
    : i18n.t('Moved {about} to another group', { about })
}
