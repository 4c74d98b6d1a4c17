import type { ActOf } from '../../../shared/ipc/act.ts'
import type { ViewChange } from '../../../shared/protocol/view.ts'
import { i18n } from '../../texts/i18n.ts'
import { statusNames, urgencyNames } from '../../ui/rule-names.ts'

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
    words.push(`Urgency: ${urgencies.map((one) => urgencyNames[one]).join(', ') || 'all'}`)
  if (statuses !== undefined)
    words.push(`Status: ${statuses.map((one) => statusNames[one]).join(', ') || 'all'}`)
  if (text !== undefined && text !== '') words.push(i18n.t('Search: {text}', { text }))
  if (sort !== undefined) words.push(i18n.t('Sorted by {sort}', { sort }))
  if (grouping !== undefined && grouping !== 'none') words.push(i18n.t('By {grouping}', { grouping }))
  if (columns !== undefined) words.push(`Columns: ${columns.join(', ')}`)
  return words.join('\n')
}
