import type { BlockPreview } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { justifiedWords } from '../../ui/record-words.ts'

/** What a block would have meant: "would have withheld 7 pages in 90 days, 1 of them judged justified (#5123)". */
export function previewWords({ days, withheld, justified }: Omit<BlockPreview, 'entriesInForce'>): string {
  if (withheld.length === 0) return i18n.t('A block would have withheld no page in {days} days.', { days })
  const pages = withheld.length
  return i18n.t(
    'A block would have withheld {pages, plural, one {# page} other {# pages}} in {days} days, {judged}.',
    { pages, days, judged: justifiedWords(justified, pages) },
  )
}
