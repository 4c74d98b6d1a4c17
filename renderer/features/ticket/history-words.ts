import type { FieldChange, HistoryField, HistoryItem } from '../../../shared/protocol/history.ts'
import { statuses } from '../../../shared/rules/status.ts'
import { urgencies } from '../../../shared/rules/urgency.ts'
import { verdicts } from '../../../shared/rules/verdict.ts'
import { i18n } from '../../texts/i18n.ts'
import { statusNames, urgencyNames, verdictNames } from '../../ui/rule-names.ts'

/** One line of what was done: a field from value to value, or words alone. */
export type HistoryLine =
  { kind: 'change'; field: string; from: string; to: string } | { kind: 'words'; words: string }

const fieldNames: Record<HistoryField, string> = {
  status: i18n.t('Status'),
  urgency: i18n.t('Urgency'),
  verdict: i18n.t('Verdict'),
  assignee: i18n.t('Assignee'),
  subject: i18n.t('Subject'),
  group: i18n.t('Group'),
  reporter: i18n.t('Filed by the group itself'),
  merged: i18n.t('Merged into'),
  requester: i18n.t('Requester'),
}

const noneNames: Record<HistoryField, string> = {
  status: '—',
  urgency: '—',
  verdict: i18n.t('None'),
  assignee: i18n.t('Nobody'),
  subject: '—',
  group: '—',
  reporter: i18n.t('Nobody vouches for it'),
  merged: i18n.t('No other ticket'),
  requester: '—',
}

export function historyLines({ what }: HistoryItem): HistoryLine[] {
  switch (what.kind) {
    case 'filed': {
      const about = { groupName: what.groupName, urgency: urgencyNames[what.urgency] }
      const words =
        what.source === 'form'
          ? i18n.t('Filed by form for {groupName}: {urgency}', about)
          : i18n.t('Filed by staff for {groupName}: {urgency}', about)
      return [{ kind: 'words', words }]
    }
    case 'told':
      return [{ kind: 'words', words: what.words }]
    case 'changed':
      return what.changes.map(changeLine)
  }
}

function changeLine({ field, from, to }: FieldChange): HistoryLine {
  if (field === 'requester' && to === null)
    return { kind: 'words', words: i18n.t('The personal data of who asked were erased') }
  return {
    kind: 'change',
    field: fieldNames[field],
    from: valueWords(field, from),
    to: valueWords(field, to),
  }
}

function valueWords(field: HistoryField, value: string | null): string {
  if (value === null) return noneNames[field]
  switch (field) {
    case 'status':
      return nameOf(statuses, statusNames, value)
    case 'urgency':
      return nameOf(urgencies, urgencyNames, value)
    case 'verdict':
      return nameOf(verdicts, verdictNames, value)
    case 'merged':
      return `#${value}`
    default:
      return value
  }
}

/** What a newer desk calls otherwise is shown as it calls it. */
function nameOf<Value extends string>(
  known: readonly Value[],
  names: Record<Value, string>,
  value: string,
): string {
  const found = known.find((each) => each === value)
  return found === undefined ? value : names[found]
}
