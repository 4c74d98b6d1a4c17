import type { TicketId } from '../../../shared/protocol/common.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { isElsewhere } from './is-elsewhere.ts'
import { useQueue } from './queue-store.ts'
import type { Move } from './selection.ts'
import { withUrgencyToggled } from './view-changes.ts'

interface QueueKeys {
  onOpenTicket: (id: TicketId) => void
  onSearch: () => void
  /** The selection moved while a button had the focus. */
  onMovedFromButton: () => void
}

/** The queue's commands. */
export function useQueueKeys({ onOpenTicket, onSearch, onMovedFromButton }: QueueKeys): void {
  const { viewChanged, selectionMoved } = useQueue.getState()
  const move = (to: Move) => (press: KeyboardEvent | null) => {
    if (press !== null && press.key.length > 1 && isElsewhere(press.target)) return false
    // Enter must open what was just picked, not press the button that had the focus.
    if (press?.target instanceof Element && press.target.closest('button') !== null) onMovedFromButton()
    return selectionMoved(to)
  }
  const only = (urgency: Urgency) => () => viewChanged((view) => withUrgencyToggled(view, urgency))
  useCommands({
    'queue.next': move('next'),
    'queue.previous': move('previous'),
    'queue.page-down': move('page-down'),
    'queue.page-up': move('page-up'),
    'queue.first': move('first'),
    'queue.last': move('last'),
    'queue.open': (press) => {
      // A view that has the focus opens itself.
      if (press?.target instanceof Element && press.target.closest('nav') !== null) return false
      const id = useQueue.getState().selection?.id
      if (id != null) onOpenTicket(id)
      return true
    },
    'queue.search': onSearch,
    'queue.only-5': only('mission-critical'),
    'queue.only-4': only('impaired-function'),
    'queue.only-3': only('urgent-work-request'),
    'queue.only-2': only('work-request'),
    'queue.only-1': only('question'),
    'queue.all': () => viewChanged((view) => ({ ...view, urgencies: [] })),
  })
}
