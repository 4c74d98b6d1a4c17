import type { StaffId } from '../protocol/common.ts'
import { activeStatuses } from '../rules/status.ts'
import { defaultQueueView, type QueueView } from './queue-view.ts'

/** A view that every desk has: nobody changes, moves or deletes it. The screens name it. */
export interface BuiltInView {
  id: 'all-open' | 'mine' | 'unassigned' | 'mission-critical' | 'due-next' | 'waiting' | 'everything'
  letter: string
  /** As `me` looks at it. */
  viewOf: (me: StaffId) => QueueView
}

const active: QueueView = { ...defaultQueueView, statuses: [...activeStatuses] }

export const builtInViews: readonly BuiltInView[] = [
  { id: 'all-open', letter: 'a', viewOf: () => active },
  { id: 'mine', letter: 'm', viewOf: (me) => ({ ...active, assignee: me }) },
  { id: 'unassigned', letter: 'u', viewOf: () => ({ ...active, assignee: 'none' }) },
  {
    id: 'mission-critical',
    letter: 'x',
    viewOf: () => ({ ...active, urgencies: ['mission-critical'] }),
  },
  {
    id: 'due-next',
    letter: 'n',
    viewOf: () => ({ ...active, sort: 'due', direction: 'ascending' }),
  },
  {
    id: 'waiting',
    letter: 'w',
    viewOf: () => ({ ...active, statuses: ['pending'], sort: 'updated', direction: 'ascending' }),
  },
  { id: 'everything', letter: 'e', viewOf: () => ({ ...active, statuses: [] }) },
]
