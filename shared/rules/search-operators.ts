import { statuses, statusNames } from './status.ts'
import { urgencies, urgencyNames, type Urgency } from './urgency.ts'
import { verdicts, verdictNames } from './verdict.ts'

/** What may stand before a colon, with what it narrows to: the help beside the field is this table. */
export const searchOperators = {
  urgency: 'How urgent: urgency:mission-critical, or several: urgency:4,5',
  status: 'Where it stands: status:open',
  group: 'Whose: group:"ACME Corp", by any of its names',
  from: 'Who asked: from:mara, from:mara@acme.example or a phone number',
  assignee: 'Who works on it: assignee:me, assignee:none or a name',
  is: 'In a state: is:unassigned, is:overdue, is:false-alarm',
  has: 'With something in it: has:file, has:note, has:draft',
  before: 'Filed before: before:2026-11, before:yesterday, before:7d',
  after: 'Filed since: after:2026-11-01, after:today, after:7d',
} as const
export type SearchOperator = keyof typeof searchOperators

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are known
export const searchOperatorNames = Object.keys(searchOperators) as SearchOperator[]

/** A word after a colon, with what a person reads for it. */
export interface SearchValue<Id extends string = string> {
  id: Id
  name: string
  /** Its key in the queue's row of digits. */
  digit?: string
}

const named = <Id extends string>(ids: readonly Id[], names: Record<Id, string>): SearchValue<Id>[] =>
  ids.map((id) => ({ id, name: names[id] }))

export const urgencyValues: readonly SearchValue<Urgency>[] = urgencies
  .map((id, index) => ({ id, name: urgencyNames[id], digit: String(index + 1) }))
  .toReversed()
export const statusValues = named(statuses, statusNames)
const verdictValues = named(verdicts, verdictNames)

/** States that no other operator has. */
export const ownStates = [
  'active',
  'mine',
  'unassigned',
  'unconfirmed',
  'unanswered',
  'unsent',
  'overdue',
  'due-soon',
  'merged',
] as const
export type OwnState = (typeof ownStates)[number]
const ownStateNames: Record<OwnState, string> = {
  active: 'New, open or pending',
  mine: 'Mine',
  unassigned: 'Nobody’s',
  unconfirmed: 'Of an unconfirmed group',
  unanswered: 'Without a reply',
  unsent: 'Changed here and not sent',
  overdue: 'Later than was promised',
  'due-soon': 'Soon later than was promised',
  merged: 'Merged into another',
}

/** `waiting` is what a desk calls a ticket that waits for its customer. */
export const isValues = [
  ...named(ownStates, ownStateNames),
  ...statusValues,
  { id: 'waiting' as const, name: 'Pending' },
  ...verdictValues,
]
export type IsValue = (typeof isValues)[number]['id']

/** `attachment` is what others call a file. */
export const hasValues = [
  { id: 'file' as const, name: 'A file' },
  { id: 'attachment' as const, name: 'A file' },
  { id: 'note' as const, name: 'A note of the staff' },
  { id: 'reply' as const, name: 'A reply' },
  { id: 'draft' as const, name: 'A draft that is not sent' },
  { id: 'verdict' as const, name: 'A verdict' },
  { id: 'unsent' as const, name: 'Something done here and not sent' },
]
export type HasValue = (typeof hasValues)[number]['id']

/** What operators with a fixed list take; the others are answered from the cache. */
export const fixedValues: Partial<Record<SearchOperator, readonly SearchValue[]>> = {
  urgency: urgencyValues,
  status: statusValues,
  is: isValues,
  has: hasValues,
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * The value that a person means: its id, its digit or its name as it is read, in full or so far that no other begins so.
 * Null where none does, or several do.
 */
export function valueOf<Id extends string>(values: readonly SearchValue<Id>[], text: string): Id | null {
  const typed = bare(text)
  if (typed === '') return null
  const exact = values.find(
    ({ id, name, digit }) => digit === typed || bare(id) === typed || bare(name) === typed,
  )
  if (exact !== undefined) return exact.id
  const begun = values.filter(({ id, name }) => bare(id).startsWith(typed) || bare(name).startsWith(typed))
  return begun.length === 1 ? (begun[0]?.id ?? null) : null
}

/** What may have been meant by a value that is none: those that begin so, else the nearest in spelling. At most three. */
export function nearValues(values: readonly SearchValue[], text: string): string[] {
  const typed = bare(text)
  const begun = values.filter(({ id }) => typed !== '' && bare(id).startsWith(typed))
  if (begun.length > 0) return begun.slice(0, 3).map(({ id }) => id)
  return values
    .map(({ id }) => ({ id, far: distance(typed.slice(0, 24), bare(id)) }))
    .filter(({ id, far }) => far <= Math.max(1, Math.floor(bare(id).length / 3)))
    .toSorted((one, other) => one.far - other.far)
    .slice(0, 1)
    .map(({ id }) => id)
}

/** Levenshtein's: how many letters have to be put in, left out or replaced. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [line, letter] of one.split('').entries()) {
    const next = [line + 1]
    for (let column = 0; column < other.length; column += 1) {
      const kept = (row[column] ?? 0) + (letter === other[column] ? 0 : 1)
      next.push(Math.min(kept, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
