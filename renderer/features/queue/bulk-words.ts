import { i18n } from '../../texts/i18n.ts'
import { countOf } from '../../ui/count-of.ts'

/** "12 tickets marked; 3 of them are no longer in this view". */
export function marksWords(count: number, outside: number | null): string {
  const marked = `${countOf(count, 'ticket')} marked`
  if (outside === null || outside === 0) return marked
  return outside === count
    ? `${marked}, ${count === 1 ? 'no longer' : 'none of them'} in this view${count === 1 ? '' : ' any more'}`
    : i18n.t('{marked}, {outside} of them no longer in this view', { marked, outside })
}

/** What a bulk resolve leaves for later; empty where it leaves nothing. */
export function verdictWords(count: number): string {
  if (count === 0) return ''
  return count === 1 ? '1 has no verdict yet.' : i18n.t('{count} have no verdict yet.', { count })
}
