import type { QueueRow } from '../../shared/ipc/views.ts'
import { i18n } from '../texts/i18n.ts'
import { listText } from './list-text.ts'
import { statusWords } from './rule-names.ts'

type Standing = Pick<QueueRow, 'groupName' | 'status' | 'mergedInto'>

/**
 * What a list says beside a ticket's name: its group and its status. Into which ticket one was merged comes first: that is not to
 * be cut off where there is little room. `more` stands behind the group.
 */
export function ticketHint({ groupName, status, mergedInto }: Standing, ...more: string[]): string {
  return mergedInto === null
    ? listText([groupName, ...more, statusWords[status]])
    : listText([mergedWords(mergedInto), groupName, ...more])
}

export function mergedWords({ number }: NonNullable<QueueRow['mergedInto']>): string {
  return number === null ? i18n.t('merged') : i18n.t('merged into {ticket}', { ticket: `#${number}` })
}
