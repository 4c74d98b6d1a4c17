import { createHash } from 'node:crypto'
import type { FieldConflict } from '../../shared/ipc/act.ts'
import { contactSchema } from '../../shared/protocol/group.ts'
import { planSchema, statusSchema, urgencySchema, verdictSchema } from '../../shared/protocol/common.ts'
import { thresholdsSchema, type Thresholds } from '../../shared/protocol/settings.ts'
import { z } from 'zod'
import { planNames } from '../../shared/rules/plans.ts'
import { isServiceLevelsPart, partNames, partWords } from '../../shared/rules/service-levels/level-words.ts'
import { statusNames } from '../../shared/rules/status.ts'
import { urgencyNames } from '../../shared/rules/urgency.ts'
import { verdictNames } from '../../shared/rules/verdict.ts'

/** How ids are called here; null for one that is not known. */
export interface Names {
  ofStaff: (id: string) => string | null
  ofGroup: (id: string) => string | null
}

const fieldNames: Record<string, string> = {
  ...partNames,
  status: 'Status',
  urgency: 'Urgency',
  verdict: 'Verdict',
  assigneeId: 'Assignee',
  subject: 'Subject',
  merge: 'Merge',
  groupId: 'Group',
  name: 'Name',
  aliases: 'Other names',
  plan: 'Plan',
  contacts: 'Contacts',
  confirmed: 'Confirmed',
  reporterConfirmed: 'Reporter confirmed',
  suggestion: 'Rule for suggestions',
  outage: 'Rule for outages',
  letter: 'Key',
  filter: 'Filter',
  sort: 'Order',
  direction: 'Direction',
  columns: 'Columns',
  grouping: 'Grouping',
  shared: 'Shared',
}

/** What a person calls a field of a ticket or a group. */
export function fieldName(field: string): string {
  return fieldNames[field] ?? field
}

/** One field in conflict, each value as a person reads it. */
export function conflictWords(
  field: string,
  values: { before: unknown; mine: unknown; theirs: unknown },
  names: Names,
): FieldConflict {
  const words = (value: unknown) => valueWords(field, value, names)
  const { before, mine, theirs } = values
  return {
    field,
    name: fieldName(field),
    before: words(before),
    mine: words(mine),
    theirs: words(theirs),
    stands: standsMark(theirs),
  }
}

/** The same for equal values, and for no others: the words for two of them may be alike. */
export function standsMark(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('base64url')
}

/** A value that this version does not know is shown as it stands. */
function valueWords(field: string, value: unknown, names: Names): string {
  switch (field) {
    case 'status':
      return named(statusSchema, statusNames, value)
    case 'urgency':
      return named(urgencySchema, urgencyNames, value)
    case 'verdict':
      return isNothing(value) ? 'No verdict' : named(verdictSchema, verdictNames, value)
    case 'plan':
      return isNothing(value) ? 'No plan' : named(planSchema, planNames, value)
    case 'assigneeId':
      return isNothing(value) ? 'Nobody' : (names.ofStaff(plainWords(value)) ?? 'Somebody unknown here')
    case 'groupId':
      return isNothing(value) ? 'No group' : (names.ofGroup(plainWords(value)) ?? 'A group unknown here')
    case 'aliases':
      return listWords(z.array(z.string()), value, (alias) => alias)
    case 'contacts':
      return listWords(z.array(contactSchema.loose()), value, contactWords)
    case 'suggestion':
      return ruleWords(thresholdsSchema.shape.suggestion, value, suggestionWords)
    case 'outage':
      return ruleWords(thresholdsSchema.shape.outage, value, outageWords)
    case 'letter':
      return isNothing(value) ? 'None' : plainWords(value)
    case 'columns':
      return listWords(z.array(z.string()), value, (column) => column)
    case 'filter':
      return filterWords(value, names)
    case 'shared':
    case 'confirmed':
    case 'reporterConfirmed':
      return value === true ? 'Yes' : 'No'
    default:
      return (isServiceLevelsPart(field) ? partWords(field, value) : null) ?? plainWords(value)
  }
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined
}

function named<Value extends string>(
  schema: z.ZodType<Value>,
  words: Record<Value, string>,
  value: unknown,
): string {
  const parsed = schema.safeParse(value)
  return parsed.success ? words[parsed.data] : plainWords(value)
}

function listWords<Item>(schema: z.ZodType<Item[]>, value: unknown, words: (item: Item) => string): string {
  const parsed = schema.safeParse(value)
  if (!parsed.success) return plainWords(value)
  return parsed.data.length === 0 ? 'None' : parsed.data.map(words).join('; ')
}

function ruleWords<Rule>(schema: z.ZodType<Rule>, value: unknown, words: (rule: Rule) => string): string {
  const parsed = schema.safeParse(value)
  return parsed.success ? words(parsed.data) : plainWords(value)
}

function suggestionWords({ falseAlarms, days }: Thresholds['suggestion']): string {
  return `${falseAlarms} false ${falseAlarms === 1 ? 'alarm' : 'alarms'} in ${days} ${days === 1 ? 'day' : 'days'}`
}

function outageWords({ groups, minutes }: Thresholds['outage']): string {
  return `${groups} groups in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}

function contactWords({ name, email, phone }: { name: string; email: string; phone: string }): string {
  return [name, email, phone].filter((part) => part !== '').join(', ')
}

function plainWords(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

const keptFilter = z
  .object({
    urgencies: z.array(z.string()),
    statuses: z.array(z.string()),
    assignee: z.string().nullable(),
    groupId: z.string().nullable(),
    text: z.string(),
  })
  .partial()

/** The conditions of a view that were changed, each as its field of the queue says it. */
function filterWords(value: unknown, names: Names): string {
  const { data: filter } = keptFilter.safeParse(value)
  if (filter === undefined) return plainWords(value)
  const all = (field: string, values: readonly string[]) =>
    values.length === 0 ? 'all' : values.map((one) => valueWords(field, one, names)).join(', ')
  const words: string[] = []
  if (filter.urgencies !== undefined) words.push(`Urgency: ${all('urgency', filter.urgencies)}`)
  if (filter.statuses !== undefined) words.push(`Status: ${all('status', filter.statuses)}`)
  if (filter.assignee !== undefined) words.push(`Assignee: ${assigneeWords(filter.assignee, names)}`)
  if (filter.groupId !== undefined)
    words.push(`Group: ${filter.groupId === null ? 'all' : valueWords('groupId', filter.groupId, names)}`)
  if (filter.text !== undefined) words.push(`Search: ${filter.text === '' ? 'nothing' : filter.text}`)
  return words.join('; ')
}

function assigneeWords(assignee: string | null, names: Names): string {
  if (assignee === null) return 'anyone'
  if (assignee === 'me') return 'whoever looks'
  return valueWords('assigneeId', assignee === 'none' ? null : assignee, names)
}
