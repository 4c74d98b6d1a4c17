import type { Act, ActOf } from '../../shared/ipc/act.ts'
import type { BlockAct } from '../../shared/protocol/blocklist.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { isServiceLevelsPart, partNames } from '../../shared/rules/service-levels/level-words.ts'
import { statusNames } from '../../shared/rules/status.ts'
import { urgencyNames } from '../../shared/rules/urgency.ts'
import { verdictNames } from '../../shared/rules/verdict.ts'

/** What a person reads of an act in the outbox. `about` is `#5123`, or a name where there is no number. */
export function actTitle(act: Act, about: string): string {
  switch (act.kind) {
    case 'file-ticket':
      return `New ticket: ${act.subject}`
    case 'reply':
      return `Reply to ${about}`
    case 'note':
      return `Note on ${about}`
    case 'change-ticket':
      return `${changeWords(act.set)} of ${about}`
    case 'create-group':
      return `New group: ${act.name}`
    case 'change-group':
      return act.set.confirmed === true ? `Confirm group ${about}` : `Change group ${about}`
    case 'import-groups':
      return 'Import of groups'
    case 'merge-group':
      return `Merge group ${about}`
    case 'link-ticket':
      return act.relation === null ? `No link of ${about}` : `Link of ${about}`
    case 'merge-ticket':
      return `Merge ${about}`
    case 'unmerge-ticket':
      return `Take ${about}`
    case 'flag-ticket':
      return `Flag on ${about}`
    case 'unflag-ticket':
      return `No flag on ${about}`
    case 'change-blocklist':
      return `${blockWords[act.act]} ${about}`
    case 'page-by-hand':
      return `Page by hand for ${about}`
    case 'page-people':
      return act.isDrill ? 'Drill' : 'Page by hand'
    case 'page-acknowledge':
      return `Acknowledge ${about}`
    case 'page-resolve':
      return `Resolve ${about}`
    case 'page-hand-over':
      return `Hand over ${about}`
    case 'change-thresholds':
      return `Rules of the desk: ${Object.keys(act.set).map(ruleWords).join(', ')}`
    case 'change-service-levels':
      return `Service levels: ${Object.keys(act.set).map(levelPartWords).join(', ')}`
    case 'put-view':
      return `New view: ${act.view.name}`
    case 'change-view':
      return `${viewChangeWords(act.set)} view ${about}`
    case 'delete-view':
      return `Delete view ${about}`
    case 'put-canned-reply':
      return `Canned reply “${act.reply.title}”`
    case 'delete-canned-reply':
      return `Delete the canned reply ${about}`
    default:
      return assertNever(act)
  }
}

function viewChangeWords(set: ActOf<'change-view'>['set']): string {
  const [field, ...others] = Object.keys(set)
  if (others.length > 0) return 'Change'
  return field === 'name' ? 'Rename' : field === 'place' ? 'Move' : set.shared === true ? 'Share' : 'Change'
}

const blockWords: Record<BlockAct, string> = {
  block: 'Block',
  lift: 'Lift the block of',
  extend: 'Extend the block of',
  shorten: 'Shorten the block of',
  'edit-reason': 'New reason for the block of',
}

/** What a person calls one of the desk's rules. */
export function ruleWords(rule: string): string {
  return rule === 'suggestion' ? 'suggestions' : rule === 'outage' ? 'outages' : rule
}

function levelPartWords(part: string): string {
  return isServiceLevelsPart(part) ? partNames[part] : part
}

function changeWords(set: Extract<Act, { kind: 'change-ticket' }>['set']): string {
  const words: string[] = []
  if (set.status !== undefined) words.push(`Status “${statusNames[set.status]}”`)
  if (set.urgency !== undefined) words.push(`Urgency “${urgencyNames[set.urgency]}”`)
  if (set.verdict !== undefined)
    words.push(set.verdict === null ? 'No verdict' : `Verdict “${verdictNames[set.verdict]}”`)
  if (set.assigneeId !== undefined) words.push(set.assigneeId === null ? 'No assignee' : 'Assignee')
  if (set.subject !== undefined) words.push('Subject')
  if (set.groupId !== undefined) words.push('Group')
  if (set.reporterConfirmed !== undefined)
    words.push(set.reporterConfirmed ? 'Reporter confirmed' : 'Reporter not confirmed')
  return words.join(', ')
}
