import type { Act, ActOf } from '../../../shared/ipc/act.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { statusNames } from '../../../shared/rules/status.ts'
import { urgencyNames } from '../../../shared/rules/urgency.ts'
import { verdictNames } from '../../../shared/rules/verdict.ts'

/** What was done to a ticket, for whoever may want it back: "Resolved #123". Null for what undo does not mean. */
export function doneWords(act: Act, { number, subject }: TicketView['ticket']): string | null {
  const about = number === null ? `“${subject}”` : `#${number}`
  if (act.kind === 'flag-ticket') return `Flagged ${about}`
  if (act.kind === 'unflag-ticket') return `Took your flag off ${about}`
  if (act.kind === 'link-ticket')
    return act.relation === null ? `Took a link off ${about}` : `Linked ${about} with another ticket`
  return act.kind === 'change-ticket' ? changeWords(act.set, about) : null
}

function changeWords(set: ActOf<'change-ticket'>['set'], about: string): string {
  if (set.status === 'resolved') return `Resolved ${about}`
  if (set.status === 'closed') return `Closed ${about}`
  if (set.status !== undefined) return `${about} is ${statusNames[set.status].toLowerCase()}`
  if (set.urgency !== undefined) return `${about} is of the urgency “${urgencyNames[set.urgency]}”`
  if (set.verdict !== undefined)
    return set.verdict === null
      ? `Took the verdict off ${about}`
      : `Verdict on ${about}: ${verdictNames[set.verdict].toLowerCase()}`
  if (set.assigneeId !== undefined)
    return set.assigneeId === null ? `Gave ${about} to nobody` : `Assigned ${about}`
  if (set.subject !== undefined) return `New subject for ${about}`
  return set.groupId === undefined ? `Changed ${about}` : `Moved ${about} to another group`
}
