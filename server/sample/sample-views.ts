import { viewIdSchema } from '../../shared/protocol/common.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { NewView, View } from '../../shared/protocol/view.ts'
import { queueColumns } from '../../shared/rules/queue-look.ts'
import { activeStatuses } from '../../shared/rules/status.ts'
import { staffAuthor } from '../store/staff.ts'
import { sampleId, type Random } from './random.ts'
import { day } from './sample-clock.ts'

const everything: NewView['filter'] = {
  urgencies: [],
  statuses: [...activeStatuses],
  assignee: null,
  groupId: null,
  text: '',
}

/** What the desk's own people look at, one after the other in the sidebar. */
const wanted: readonly Omit<NewView, 'shared' | 'place'>[] = [
  {
    name: 'Down, by group',
    letter: 'd',
    filter: { ...everything, urgencies: ['mission-critical', 'impaired-function'] },
    sort: 'urgency',
    direction: 'descending',
    columns: queueColumns.filter((column) => column !== 'group'),
    grouping: 'group',
  },
  {
    name: 'Who has what',
    letter: 't',
    filter: { ...everything, statuses: ['open', 'pending'] },
    sort: 'urgency',
    direction: 'descending',
    columns: queueColumns.filter((column) => column !== 'assignee'),
    grouping: 'assignee',
  },
  {
    name: 'Mail trouble',
    letter: 'l',
    filter: { ...everything, text: 'mail' },
    sort: 'updated',
    direction: 'descending',
    columns: [...queueColumns],
    grouping: 'none',
  },
]

/** Views that somebody of the staff shared with all. */
export function sampleViews(random: Random, people: readonly Staff[], from: number): View[] {
  const author = people.find(({ role }) => role === 'admin') ?? people[0]
  if (author === undefined) return []
  return wanted.map((view, index) => {
    const made = from + index * day
    const at = new Date(made).toISOString()
    const id = viewIdSchema.parse(sampleId(random, made))
    const by = staffAuthor(author)
    return { id, ownerId: null, by, place: index + 1, ...view, version: 1, createdAt: at, updatedAt: at }
  })
}
