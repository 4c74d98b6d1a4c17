import type { ActOf } from '../../../shared/ipc/act.ts'
import type { Thresholds } from '../../../shared/protocol/settings.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { isServiceLevelsPart } from '../../../shared/rules/service-levels/level-words.ts'
import { i18n } from '../../texts/i18n.ts'
import { partWords } from '../../ui/level-words.ts'
import { listText } from '../../ui/list-text.ts'
import { partNames } from '../../ui/rule-names.ts'
import { fullMoment } from '../../ui/time.tsx'

/* What acts on urgency, groups and the pager blocklist carry, in the words of the outbox. */

/** With which ticket, and how; `names` has what it is called here. */
export function linkText(
  { otherId, relation }: ActOf<'link-ticket'>,
  names: Readonly<Record<string, string>>,
): string {
  const other = names[otherId] ?? i18n.t('one unknown here')
  switch (relation) {
    case null:
      return i18n.t('No link with {other}', { other })
    case 'related':
      return i18n.t('Related to {other}', { other })
    case 'duplicate-of':
      return i18n.t('Duplicate of {other}', { other })
    case 'duplicated-by':
      return i18n.t('Has the duplicate {other}', { other })
    default:
      return assertNever(relation)
  }
}

/** A flag: its reason, and its note where it has one. */
export function flagText({ reason, note }: ActOf<'flag-ticket'>): string {
  return note === '' ? reason : `${reason}\n${note}`
}

/** An operation on the blocklist: from when, how long, why, and on what evidence. */
export function blocklistText({ from, until, reason, evidence }: ActOf<'change-blocklist'>): string {
  const parts = [i18n.t('Reason: {reason}', { reason })]
  if (from !== undefined) parts.push(i18n.t('From: {from}', { from: fullMoment(from) }))
  if (until !== undefined)
    parts.push(
      until === null
        ? i18n.t('Until: no end, it is looked at again')
        : i18n.t('Until: {until}', { until: fullMoment(until) }),
    )
  if (evidence.length > 0)
    parts.push(
      i18n.t('Evidence: {count, plural, one {# ticket} other {# tickets}}', { count: evidence.length }),
    )
  return parts.join('\n')
}

/** What is said about a page, to whom it goes, and the note where it has one. */
export function pageActText(
  act: ActOf<'page-people' | 'page-acknowledge' | 'page-resolve' | 'page-hand-over'>,
  names: Readonly<Record<string, string>>,
): string {
  const nameOf = (id: string) => names[id] ?? i18n.t('somebody unknown here')
  if (act.kind === 'page-people') {
    const to =
      act.responderIds.length === 0
        ? i18n.t('To: everybody on duty')
        : i18n.t('To: {names}', { names: listText(act.responderIds.map(nameOf)) })
    return `${to}\n${act.text}`
  }
  const to = act.kind === 'page-hand-over' ? [i18n.t('To: {names}', { names: nameOf(act.to) })] : []
  return [...to, ...(act.note === undefined ? [] : [act.note])].join('\n')
}

/** The desk's rules, as they are to be. */
export function thresholdsText({ suggestion, outage }: PartialOf<Thresholds>): string {
  const parts: string[] = []
  if (suggestion !== undefined)
    parts.push(
      i18n.t(
        'Suggest a group after {falseAlarms, plural, one {# false alarm} other {# false alarms}} in {days, plural, one {# day} other {# days}}',
        { falseAlarms: suggestion.falseAlarms, days: suggestion.days },
      ),
    )
  if (outage !== undefined)
    parts.push(
      i18n.t(
        'An outage: {groups, plural, one {# group} other {# groups}} within {minutes, plural, one {# minute} other {# minutes}}',
        { groups: outage.groups, minutes: outage.minutes },
      ),
    )
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
