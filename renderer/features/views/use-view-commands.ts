import { useEffect, useMemo } from 'react'
import { builtInViews } from '../../../shared/ipc/built-in-views.ts'
import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { useDynamicCommands } from '../../commands/use-commands.ts'
import { builtInNames } from './built-in-names.ts'
import { lettersOf } from './view-letter.ts'
import type { Picked } from './view-look.ts'
import { useViews } from './views-store.ts'

export const noViews: readonly SavedView[] = []

/** Follows the views, and opens each by its key and from the palette, on every screen. `onOpen`: the queue is to show this. */
export function useViewCommands(me: StaffId, onOpen: (view: QueueView) => void): void {
  const views = useViews((state) => state.views) ?? noViews
  const opened = useViews((state) => state.opened)
  useEffect(() => opened(), [opened])
  const letters = useMemo(() => lettersOf(views), [views])
  const open = (one: Picked, view: QueueView) => {
    useViews.getState().viewPicked(one)
    onOpen(view)
  }
  useDynamicCommands([
    ...builtInViews.map(({ id, letter, viewOf }) => ({
      id: `view:${id}`,
      title: builtInNames[id],
      place: 'go' as const,
      keys: [`g ${letter}`],
      run: () => open({ kind: 'built-in', id }, viewOf(me)),
    })),
    ...views.map((view) => ({
      id: `view:${view.id}`,
      title: view.name,
      place: 'go' as const,
      keys: letters.has(view.id) ? [`g ${letters.get(view.id) ?? ''}`] : [],
      run: () => open({ kind: 'saved', id: view.id }, view.view),
    })),
  ])
}
