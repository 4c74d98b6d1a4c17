import type { PagePerson } from '../../../shared/ipc/page-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
import { roleNames } from './delivery-words.ts'

const mostSuggested = 30

/** Those whose name holds the words typed, in the order in which they were given. */
export function peopleFitting(people: readonly PagePerson[], text: string): PagePerson[] {
  const words = text.trim().toLowerCase()
  return people.filter(({ name }) => name.toLowerCase().includes(words)).slice(0, mostSuggested)
}

/** "Support, on duty": what decides whether a page to somebody helps. */
export function personWords({ role, isOnDuty, methods, isMe }: PagePerson): string {
  return listText([
    roleNames[role],
    isOnDuty ? i18n.t('on duty') : i18n.t('off duty'),
    isMe ? i18n.t('you') : '',
    methods === 0 ? i18n.t('no way to be reached') : '',
  ])
}
