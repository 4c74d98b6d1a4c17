import type { Change } from '../../shared/protocol/changes.ts'

/** Under which the acts lie that are laid over it. */
export function subjectOfChange(change: Change): string {
  if (change.kind === 'group') return `group:${change.id}`
  if (change.kind === 'settings') return 'settings'
  if (change.kind === 'view') return `view:${change.id}`
  if (change.kind === 'flag' && change.op === 'put') return `ticket:${change.doc.ticketId}`
  if (change.kind !== 'page' || change.op !== 'put') return `ticket:${change.id}`
  return change.doc.ticketId === null ? `paged:${change.id}` : `page:${change.doc.ticketId}`
}
