import type { BatchSummary } from '../../shared/ipc/bulk.ts'

/** How far a batch has come: "35 done, 2 waiting, 1 needs you". */
export function batchWords({ total, sent, waiting, needsYou, leftOut, isUndo }: BatchSummary): string {
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
