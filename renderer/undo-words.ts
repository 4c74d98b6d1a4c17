import type { UndoDone } from '../shared/ipc/bulk.ts'

/** What became of an undo, in a sentence or two. */
export function undoWords({
  title,
  undone,
  stays,
  ticketId,
  isNoteBack,
}: Extract<UndoDone, { kind: 'undone' }>): string {
  const why = ticketId === null ? '' : (stays[0]?.why ?? '')
  if (undone === 0) return `Not undone: ${title}. ${why}`.trim()
  if (stays.length === 0)
    return `Undone: ${title}.${isNoteBack ? ' Its text stands in the next note to many.' : ''}`
  if (ticketId !== null) return `Undone in part: ${title}. ${why}`
  return `Undone: ${title}. ${stays.length} of them stay as they are.`
}
