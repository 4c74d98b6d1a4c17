import type { BatchView } from '../../../shared/ipc/bulk.ts'
import { countOf } from '../../ui/count-of.ts'

/** How far a batch has come: "35 done, 2 waiting, 1 needs you". */
export function batchWords({ total, sent, waiting, needsYou, leftOut, isUndo }: BatchView): string {
  const gone = total - sent - waiting - needsYou
  const words = [
    part(sent, isUndo ? 'set back' : 'done'),
    part(waiting, 'waiting'),
    part(needsYou, needsYou === 1 ? 'needs you' : 'need you'),
    part(gone, 'taken back'),
    part(leftOut.length, isUndo ? 'left as they are' : 'left out'),
  ]
  return words.filter((each) => each !== '').join(', ') || 'nothing to do'
}

function part(count: number, words: string): string {
  return count === 0 ? '' : `${count} ${words}`
}

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
