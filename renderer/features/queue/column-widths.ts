import type { QueueColumn } from '../../../shared/rules/queue-look.ts'
import { statusNames } from '../../ui/rule-names.ts'
import { textWidth } from '../../ui/text-width.ts'
import { shortUrgencyNames } from '../../ui/urgency-mark.tsx'
import { columns } from './columns.ts'

/** Beside the words of a head: the arrow of its order, in px. */
const arrow = 16

const headOf = (column: QueueColumn) => textWidth(columns[column].name, 12) + arrow
const widest = (names: readonly string[], size: number) =>
  Math.max(...names.map((name) => textWidth(name, size)))

/** What the words of a language need, in px, in the columns that do not stretch; what English needs is the least (queue-columns.css). */
export const columnWidths = {
  '--urgency-needs': `${Math.max(headOf('urgency'), widest(Object.values(shortUrgencyNames), 12) + 31)}px`,
  '--number-needs': `${headOf('number')}px`,
  '--status-needs': `${Math.max(headOf('status'), widest(Object.values(statusNames), 13) + 20)}px`,
}
