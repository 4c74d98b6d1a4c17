import type { BlockPreview } from '../../../shared/ipc/blocklist-views.ts'
import type { RecordTicket } from '../../../shared/ipc/triage-views.ts'

/** Told by their numbers; of more than these only how many. */
const most = 5

/** What a block would have meant: "would have withheld 7 pages in 90 days, 1 of them judged justified (#5123)". */
export function previewWords({ days, withheld, justified }: Omit<BlockPreview, 'entriesInForce'>): string {
  if (withheld.length === 0) return `A block would have withheld no page in ${days} days.`
  const pages = withheld.length === 1 ? '1 page' : `${withheld.length.toLocaleString('en')} pages`
  return `A block would have withheld ${pages} in ${days} days, ${justifiedWords(justified, withheld.length)}.`
}

function justifiedWords(justified: readonly RecordTicket[], of: number): string {
  if (justified.length === 0) return of === 1 ? 'not judged justified' : 'none of them judged justified'
  const numbers = justified
    .slice(0, most)
    .map(({ number }) => (number === null ? 'a new one' : `#${number}`))
    .join(', ')
  const more = justified.length > most ? ', …' : ''
  const count = of === 1 ? 'judged justified' : `${justified.length} of them judged justified`
  return `${count} (${numbers}${more})`
}
