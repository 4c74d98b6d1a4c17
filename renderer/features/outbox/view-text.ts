import type { ActOf } from '../../../shared/ipc/act.ts'
import type { ViewChange } from '../../../shared/protocol/view.ts'
import type { QueueColumn } from '../../../shared/rules/queue-look.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
import { statusNames, urgencyNames } from '../../ui/rule-names.ts'

/** Columns, and what rows are sorted by, within a sentence. */
const sortWords: Readonly<Record<QueueColumn | NonNullable<ViewChange['sort']>, string>> = {
  urgency: i18n.t('urgency'),
  number: i18n.t('number'),
  group: i18n.t('group'),
  subject: i18n.t('subject'),
  requester: i18n.t('requester'),
  status: i18n.t('status'),
  assignee: i18n.t('assignee'),
  due: i18n.t('due'),
  changed: i18n.t('changed'),
  updated: i18n.t('updated'),
  age: i18n.t('age'),
}

/** What is done to a saved view, in a person's words; empty where its title says all. */
export function viewText(act: ActOf<'put-view' | 'change-view' | 'delete-view'>): string {
  if (act.kind === 'delete-view') return ''
  return setText(act.kind === 'put-view' ? act.view : act.set)
}

function setText({ name, shared, letter, filter = {}, sort, columns, grouping }: ViewChange): string {
  const words: string[] = []
  if (name !== undefined) words.push(i18n.t('Name: {name}', { name }))
  if (shared !== undefined) words.push(shared ? i18n.t('Shared with everybody') : i18n.t('Only for yourself'))
  if (letter !== undefined)
    words.push(letter === null ? i18n.t('No key') : i18n.t('Keys: g {letter}', { letter }))
  const { urgencies, statuses, text } = filter
  if (urgencies !== undefined)
    words.push(
      i18n.t('Urgency: {urgencies}', {
        urgencies: listText(urgencies.map((one) => urgencyNames[one])) || i18n.t('all'),
      }),
    )
  if (statuses !== undefined)
    words.push(
      i18n.t('Status: {status}', {
        status: listText(statuses.map((one) => statusNames[one])) || i18n.t('all'),
      }),
    )
  if (text !== undefined && text !== '') words.push(i18n.t('Search: {text}', { text }))
  if (sort !== undefined) words.push(i18n.t('Sorted by {sort}', { sort: sortWords[sort] }))
  if (grouping !== undefined && grouping !== 'none')
    words.push(i18n.t('By {grouping}', { grouping: sortWords[grouping] }))
  if (columns !== undefined)
    words.push(i18n.t('Columns: {names}', { names: listText(columns.map((one) => sortWords[one])) }))
  return words.join('\n')
}
