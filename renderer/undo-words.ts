import type { UndoDone } from '../shared/ipc/bulk.ts'
import { i18n } from './texts/i18n.ts'

/** What became of an undo, in a sentence or two. */
export function undoWords({
  title,
  undone,
  stays,
  why,
  isNoteBack,
}: Extract<UndoDone, { kind: 'undone' }>): string {
  if (undone === 0)
    return why === ''
      ? i18n.t('Not undone: {title}.', { title })
      : i18n.t('Not undone: {title}. {why}', { title, why })
  if (why !== '') return i18n.t('Undone in part: {title}. {why}', { title, why })
  if (stays.length > 0)
    return i18n.t(
      '{count, plural, one {Undone: {title}. # of them stays as it is.} other {Undone: {title}. # of them stay as they are.}}',
      { title, count: stays.length },
    )
  return isNoteBack
    ? i18n.t('Undone: {title}. Its text stands in the next note to many.', { title })
    : i18n.t('Undone: {title}.', { title })
}
