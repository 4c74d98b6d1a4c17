import type { TicketId } from '../../../shared/protocol/common.ts'
import { urgencyOfRank } from '../../../shared/rules/urgency.ts'
import { useShortcuts, type Shortcuts } from '../../ui/keyboard.ts'
import { useQueue } from './queue-store.ts'
import type { Move } from './selection.ts'
import { withUrgencyToggled } from './view-changes.ts'

const moves: Readonly<Record<string, Move>> = {
  j: 'next',
  k: 'previous',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'page-down',
  PageUp: 'page-up',
  Home: 'first',
  End: 'last',
}

interface QueueKeys {
  onOpenTicket: (id: TicketId) => void
  onSearch: () => void
  /** The selection moved while a button had the focus. */
  onMovedFromButton: () => void
}

/** The queue's keys; the cheat sheet (`renderer/cheat-sheet.tsx`) lists them. */
export function useQueueKeys({ onOpenTicket, onSearch, onMovedFromButton }: QueueKeys): void {
  const { viewChanged, selectionMoved } = useQueue.getState()
  const shortcuts: Record<string, Shortcuts[string]> = {
    '/': onSearch,
    '0': () => viewChanged((view) => ({ ...view, urgencies: [] })),
    Enter: () => {
      const id = useQueue.getState().selection?.id
      if (id != null) onOpenTicket(id)
    },
  }
  for (const [key, move] of Object.entries(moves)) {
    shortcuts[key] = (event) => {
      if (key.length > 1 && isElsewhere(event.target)) return false
      // Enter must open what was just picked, not press the button that had the focus.
      if (event.target instanceof Element && event.target.closest('button') !== null) onMovedFromButton()
      return selectionMoved(move)
    }
  }
  for (const rank of [1, 2, 3, 4, 5]) {
    const urgency = urgencyOfRank(rank)
    if (urgency !== null) {
      shortcuts[String(rank)] = () => viewChanged((view) => withUrgencyToggled(view, urgency))
    }
  }
  useShortcuts(shortcuts)
}

/** Arrows and page keys scroll whatever has the focus; only letters reach the queue from everywhere. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target !== document.body && target.closest('.queue') === null
}
