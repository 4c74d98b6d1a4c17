import type { UndoDone } from '../shared/ipc/bulk.ts'

/** What became of an undo, in a sentence or two. */
export function undoWords({
  title,
  undone,
  stays,
  why,
  isNoteBack,
}: Extract<UndoDone, { kind: 'undone' }>): string {
  if (undone === 0) return `Not undone: ${title}. ${why}`.trim()
  if (why !== '') return `Undone in part: ${title}. ${why}`
  if (stays.length > 0) return `Undone: ${title}. ${stays.length} of them stay as they are.`
  return `Undone: ${title}.${isNoteBack ? ' Its text stands in the next note to many.' : ''}`
}
