import type { QueueColumn } from '../../../shared/rules/queue-look.ts'
import { statusNames } from '../../ui/rule-names.ts'
import { dueLook } from '../../ui/due-words.ts'
import { textWidth } from '../../ui/text-width.ts'
import { shortUrgencyNames } from '../../ui/urgency-mark.tsx'
import { columns } from './columns.ts'

/** Beside the words of a head: the arrow of its order, in px. */
const arrow = 16

const headOf = (column: QueueColumn) => textWidth(columns[column].name, 12) + arrow
const widest = (names: readonly string[], size: number) =>
  Math.max(...names.map((name) => textWidth(name, size)))

const minute = 60_000
/** The longest that is said of what is due: late by minutes, by hours, by days. */
const lateBy = [59 * minute, 23 * 60 * minute, 13 * 24 * 60 * minute]
const dueWords = lateBy.map(
  (late) => dueLook(late, { kind: 'due', clock: 'solution', at: 0, warnAt: 0 }).words,
)

const needs = {
  urgency: Math.max(headOf('urgency'), widest(Object.values(shortUrgencyNames), 12) + 31),
  number: headOf('number'),
  status: Math.max(headOf('status'), widest(Object.values(statusNames), 13) + 20),
  due: Math.max(headOf('due'), Math.floor(widest(dueWords, 11.2)) + 14),
}

/** What the words of a language need, in px, in the columns that do not stretch; what English needs is the least (queue-columns.css). */
export const columnWidths = {
  '--urgency-needs': `${needs.urgency}px`,
  '--number-needs': `${needs.number}px`,
  '--status-needs': `${needs.status}px`,
  '--due-needs': `${needs.due}px`,
}

/** What these columns have room for in English, in px, with a little more. */
const room = 340

/** Whether the words are so long that other columns have to go sooner. */
export const isWordy = needs.urgency + needs.number + needs.status + needs.due > room
