import type { StaffId } from '../protocol/common.ts'
import { activeStatuses } from '../rules/status.ts'
import { defaultQueueView, type QueueView } from './queue-view.ts'

/** A view that every desk has: nobody changes, moves or deletes it. */
export interface BuiltInView {
  id: string
  name: string
  letter: string
  /** As `me` looks at it. */
  viewOf: (me: StaffId) => QueueView
}

const active: QueueView = { ...defaultQueueView, statuses: [...activeStatuses] }

export const builtInViews: readonly BuiltInView[] = [
  { id: 'all-open', name: 'All open', letter: 'a', viewOf: () => active },
  { id: 'mine', name: 'Mine', letter: 'm', viewOf: (me) => ({ ...active, assignee: me }) },
  { id: 'unassigned', name: 'Unassigned', letter: 'u', viewOf: () => ({ ...active, assignee: 'none' }) },
  {
    id: 'mission-critical',
    name: 'Mission critical',
    letter: 'x',
    viewOf: () => ({ ...active, urgencies: ['mission-critical'] }),
  },
  {
    id: 'due-next',
    name: 'Due next',
    letter: 'n',
    viewOf: () => ({ ...active, sort: 'due', direction: 'ascending' }),
  },
  {
    id: 'waiting',
    name: 'Waiting on customer',
    letter: 'w',
    viewOf: () => ({ ...active, statuses: ['pending'], sort: 'updated', direction: 'ascending' }),
  },
  { id: 'everything', name: 'Everything', letter: 'e', viewOf: () => ({ ...active, statuses: [] }) },
]
