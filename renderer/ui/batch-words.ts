import type { BatchSummary } from '../../shared/ipc/bulk.ts'
import { i18n } from '../texts/i18n.ts'
import { listText } from './list-text.ts'

/** How far a batch has come: "35 done, 2 waiting, 1 needs you". */
export function batchWords({ total, sent, waiting, needsYou, leftOut, isUndo }: BatchSummary): string {
  const gone = total - sent - waiting - needsYou
  const left = leftOut.length
  const words = [
    isUndo
      ? i18n.t('{sent, plural, =0 {} other {# set back}}', { sent })
      : i18n.t('{sent, plural, =0 {} other {# done}}', { sent }),
    i18n.t('{waiting, plural, =0 {} other {# waiting}}', { waiting }),
    i18n.t('{needsYou, plural, =0 {} one {# needs you} other {# need you}}', { needsYou }),
    i18n.t('{gone, plural, =0 {} other {# taken back}}', { gone }),
    isUndo
      ? i18n.t('{left, plural, =0 {} other {# left as they are}}', { left })
      : i18n.t('{left, plural, =0 {} other {# left out}}', { left }),
  ]
  return listText(words) || i18n.t('nothing to do')
}
