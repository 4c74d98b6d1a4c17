import { mostAtOnce, type BulkChange } from '../../../shared/ipc/bulk.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { useBulk } from './bulk-store.ts'
import { isElsewhere } from './is-elsewhere.ts'
import { useMarks } from './marks-store.ts'
import { useQueue } from './queue-store.ts'
import type { Move } from './selection.ts'

/** The commands that mark tickets; asked before those that only move, so call it after them. */
export function useMarkKeys(): void {
  useCommands({
    'queue.mark': () => {
      const id = useQueue.getState().selection?.id
      return id == null ? false : useMarks.getState().toggled(id)
    },
    'queue.mark-next': () => extend('next'),
    'queue.mark-previous': () => extend('previous'),
    // An arrow is called the same with Shift; without it, it is left to whoever moves.
    'queue.next': (press) => isShiftedArrow(press) && extend('next'),
    'queue.previous': (press) => isShiftedArrow(press) && extend('previous'),
    'queue.mark-all': (press) => {
      // A chord that marks all of what is being read or typed everywhere else.
      if (press !== null && isElsewhere(press.target)) return false
      const { view, window } = useQueue.getState()
      return void useMarks.getState().allAsked(view, window?.total ?? 0)
    },
  })
}

function extend(move: Move): true {
  const before = useQueue.getState().selection?.id ?? null
  useQueue.getState().selectionMoved(move)
  useMarks.getState().extended(before, useQueue.getState().selection?.id ?? null)
  return true
}

/** Arrows belong to whatever has the focus; letters reach the queue from everywhere. */
function isShiftedArrow(press: KeyboardEvent | null): boolean {
  return press !== null && press.shiftKey && press.key.startsWith('Arrow') && !isElsewhere(press.target)
}

/**
 * The commands that mean all that are marked, before those of one ticket. Where they are too many they still mean them, and
 * do nothing; while they are being marked they wait for the last of them.
 */
export function useMarkedKeys(act: (change: BulkChange) => void): void {
  const { asked } = useBulk.getState()
  const onMarked = (run: () => void) => () => {
    const runOnThem = () => {
      const { size } = useMarks.getState().ids
      if (size > 0 && size <= mostAtOnce) run()
    }
    if (useMarks.getState().marking === null) runOnThem()
    else onceMarked(runOnThem)
  }
  useCommands(
    {
      'marked.resolve': onMarked(() => act({ kind: 'status', status: 'resolved' })),
      'marked.assign': onMarked(() => asked('assign')),
      'marked.urgency': onMarked(() => asked('urgency')),
      'marked.note': onMarked(() => asked('note')),
      'marked.clear': (press) =>
        press !== null && isElsewhere(press.target) ? false : useMarks.getState().cleared(),
    },
    { isFirst: true },
  )
}

/** Calls once, when nothing is being marked any more. */
function onceMarked(run: () => void): void {
  const leave = useMarks.subscribe(({ marking }) => {
    if (marking !== null) return
    leave()
    run()
  })
}
