import type { FieldChange, HistoryField, HistoryItem } from '../../../shared/protocol/history.ts'
import { statuses, statusNames } from '../../../shared/rules/status.ts'
import { urgencies, urgencyNames } from '../../../shared/rules/urgency.ts'
import { verdictNames, verdicts } from '../../../shared/rules/verdict.ts'

/** One line of what was done: a field from value to value, or words alone. */
export type HistoryLine =
  { kind: 'change'; field: string; from: string; to: string } | { kind: 'words'; words: string }

const fieldNames: Record<HistoryField, string> = {
  status: 'Status',
  urgency: 'Urgency',
  verdict: 'Verdict',
  assignee: 'Assignee',
  subject: 'Subject',
  group: 'Group',
  reporter: 'Filed by the group itself',
  merged: 'Merged into',
  requester: 'Requester',
}

const noneNames: Record<HistoryField, string> = {
  status: '—',
  urgency: '—',
  verdict: 'None',
  assignee: 'Nobody',
  subject: '—',
  group: '—',
  reporter: 'Nobody vouches for it',
  merged: 'No other ticket',
  requester: '—',
}

export function historyLines({ what }: HistoryItem): HistoryLine[] {
  switch (what.kind) {
    case 'filed': {
      const by = what.source === 'form' ? 'Filed by form' : 'Filed by staff'
      return [{ kind: 'words', words: `${by} for ${what.groupName}: ${urgencyNames[what.urgency]}` }]
    }
    case 'told':
      return [{ kind: 'words', words: what.words }]
    case 'changed':
      return what.changes.map(changeLine)
  }
}

function changeLine({ field, from, to }: FieldChange): HistoryLine {
  if (field === 'requester' && to === null)
    return { kind: 'words', words: 'The personal data of who asked were erased' }
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
