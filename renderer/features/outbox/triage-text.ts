import type { ActOf } from '../../../shared/ipc/act.ts'
import type { Thresholds } from '../../../shared/protocol/settings.ts'
import { isServiceLevelsPart } from '../../../shared/rules/service-levels/level-words.ts'
import { countOf } from '../../ui/count-of.ts'
import { partWords } from '../../ui/level-words.ts'
import { partNames, relationNames } from '../../ui/rule-names.ts'
import { fullMoment } from '../../ui/time.tsx'

/* What acts on urgency, groups and the pager blocklist carry, in the words of the outbox. */

/** A flag: its reason, and its note where it has one. */
/** With which ticket, and how; `names` has what it is called here. */
export function linkText(
  { otherId, relation }: ActOf<'link-ticket'>,
  names: Readonly<Record<string, string>>,
): string {
  const other = names[otherId] ?? 'one unknown here'
  return relation === null ? `No link with ${other}` : `${relationNames[relation]} ${other}`
}

export function flagText({ reason, note }: ActOf<'flag-ticket'>): string {
  return note === '' ? reason : `${reason}\n${note}`
}

/** An operation on the blocklist: from when, how long, why, and on what evidence. */
export function blocklistText({ from, until, reason, evidence }: ActOf<'change-blocklist'>): string {
  const parts = [`Reason: ${reason}`]
  if (from !== undefined) parts.push(`From: ${fullMoment(from)}`)
  if (until !== undefined)
    parts.push(until === null ? 'Until: no end, it is looked at again' : `Until: ${fullMoment(until)}`)
  if (evidence.length > 0) parts.push(`Evidence: ${countOf(evidence.length, 'ticket')}`)
  return parts.join('\n')
}

/** What is said about a page, to whom it goes, and the note where it has one. */
export function pageActText(
  act: ActOf<'page-people' | 'page-acknowledge' | 'page-resolve' | 'page-hand-over'>,
  names: Readonly<Record<string, string>>,
): string {
  const nameOf = (id: string) => names[id] ?? 'somebody unknown here'
  if (act.kind === 'page-people') {
    const to = act.responderIds.length === 0 ? 'everybody on duty' : act.responderIds.map(nameOf).join(', ')
    return `To: ${to}\n${act.text}`
  }
  const to = act.kind === 'page-hand-over' ? [`To: ${nameOf(act.to)}`] : []
  return [...to, ...(act.note === undefined ? [] : [act.note])].join('\n')
}

/** The desk's rules, as they are to be. */
export function thresholdsText({ suggestion, outage }: PartialOf<Thresholds>): string {
  const parts: string[] = []
  if (suggestion !== undefined)
    parts.push(`Suggest a group after ${suggestion.falseAlarms} false alarms in ${suggestion.days} days`)
  if (outage !== undefined) parts.push(`An outage: ${outage.groups} groups within ${outage.minutes} minutes`)
  return parts.join('\n')
}

/** What the desk is to promise, part by part. */
export function serviceLevelsText(set: ActOf<'change-service-levels'>['set']): string {
  return Object.entries(set)
    .flatMap(([part, value]) =>
      isServiceLevelsPart(part) ? `${partNames[part]}: ${partWords(part, value) ?? ''}` : [],
    )
    .join('\n')
}

type PartialOf<Whole> = { [Part in keyof Whole]?: Whole[Part] | undefined }
