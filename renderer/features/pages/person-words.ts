import type { PagePerson } from '../../../shared/ipc/page-views.ts'
import { roleNames } from './delivery-words.ts'

const mostSuggested = 30

/** Those whose name holds the words typed, in the order in which they were given. */
export function peopleFitting(people: readonly PagePerson[], text: string): PagePerson[] {
  const words = text.trim().toLowerCase()
  return people.filter(({ name }) => name.toLowerCase().includes(words)).slice(0, mostSuggested)
}

/** "Support, on duty": what decides whether a page to somebody helps. */
export function personWords({ role, isOnDuty, methods, isMe }: PagePerson): string {
  const parts = [roleNames[role], isOnDuty ? 'on duty' : 'off duty']
  if (isMe) parts.push('you')
  if (methods === 0) parts.push('no way to be reached')
  return parts.join(', ')
}
