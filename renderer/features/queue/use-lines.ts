import { useMemo } from 'react'
import type { QueueSection } from '../../../shared/ipc/views.ts'
import { linesUnderHeadings, plainLines, type LineMap } from './line-map.ts'
import { useQueue } from './queue-store.ts'

interface Lined {
  window: { total: number } | null
  sections: readonly QueueSection[] | null
  collapsed: ReadonlySet<string>
}

/** Which line of the grid is what, at this moment. */
export function linesOf({ window, sections, collapsed }: Lined): LineMap {
  return sections === null ? plainLines(window?.total ?? 0) : linesUnderHeadings(sections, collapsed)
}

/** The same, made anew only where it changes. */
export function useLines(): LineMap {
  const total = useQueue((state) => state.window?.total ?? 0)
  const sections = useQueue((state) => state.sections)
  const collapsed = useQueue((state) => state.collapsed)
  return useMemo(() => linesOf({ window: { total }, sections, collapsed }), [total, sections, collapsed])
}
