import { useEffect } from 'react'
import { useBulk } from './bulk-store.ts'
import { useMarks } from './marks-store.ts'
import { useQueue } from './queue-store.ts'

/** Follows how many of the marked tickets the view still shows, and what becomes of the last bulk act. */
export function useMarksInView(): void {
  const opened = useBulk((state) => state.opened)
  useEffect(() => opened(), [opened])
  const ids = useMarks((state) => state.ids)
  const window = useQueue((state) => state.window)
  useEffect(() => {
    const { view, isStale } = useQueue.getState()
    if (!isStale) void useMarks.getState().viewSeen(view)
  }, [ids, window])
}
