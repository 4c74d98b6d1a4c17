import type { ActOf } from '../../../shared/ipc/act.ts'
import type { ViewChange } from '../../../shared/protocol/view.ts'
import { statusNames } from '../../../shared/rules/status.ts'
import { urgencyNames } from '../../../shared/rules/urgency.ts'

/** What is done to a saved view, in a person's words; empty where its title says all. */
export function viewText(act: ActOf<'put-view' | 'change-view' | 'delete-view'>): string {
  if (act.kind === 'delete-view') return ''
  return setText(act.kind === 'put-view' ? act.view : act.set)
}

function setText({ name, shared, letter, filter = {}, sort, columns, grouping }: ViewChange): string {
  const words: string[] = []
  if (name !== undefined) words.push(`Name: ${name}`)
  if (shared !== undefined) words.push(shared ? 'Shared with everybody' : 'Only for yourself')
  if (letter !== undefined) words.push(letter === null ? 'No key' : `Keys: g ${letter}`)
  const { urgencies, statuses, text } = filter
  if (urgencies !== undefined)
    words.push(`Urgency: ${urgencies.map((one) => urgencyNames[one]).join(', ') || 'all'}`)
  if (statuses !== undefined)
    words.push(`Status: ${statuses.map((one) => statusNames[one]).join(', ') || 'all'}`)
  if (text !== undefined && text !== '') words.push(`Search: ${text}`)
  if (sort !== undefined) words.push(`Sorted by ${sort}`)
  if (grouping !== undefined && grouping !== 'none') words.push(`By ${grouping}`)
  if (columns !== undefined) words.push(`Columns: ${columns.join(', ')}`)
  return words.join('\n')
}
