import { countOf } from '../../ui/count-of.ts'

/** "12 tickets marked; 3 of them are no longer in this view". */
export function marksWords(count: number, outside: number | null): string {
  const marked = `${countOf(count, 'ticket')} marked`
  if (outside === null || outside === 0) return marked
  return outside === count
    ? `${marked}, ${count === 1 ? 'no longer' : 'none of them'} in this view${count === 1 ? '' : ' any more'}`
    : `${marked}, ${outside} of them no longer in this view`
}

/** What a bulk resolve leaves for later; empty where it leaves nothing. */
export function verdictWords(count: number): string {
  if (count === 0) return ''
  return count === 1 ? '1 has no verdict yet.' : `${count} have no verdict yet.`
}
