import Papa from 'papaparse'
import { z } from 'zod'
import { blankOr, emailSchema, lineSchema, phoneSchema, textLimits } from '../../shared/protocol/common.ts'
import { fieldWords } from '../../shared/protocol/field-words.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import { planNames, plans, type Plan } from '../../shared/rules/plans.ts'
import { nameIdentity } from '../../shared/rules/group-names.ts'
import type { GroupToImport } from '../store/group-import.ts'

const columns = ['name', 'aliases', 'plan', 'contactName', 'contactEmail', 'contactPhone'] as const
type Column = (typeof columns)[number]
type Row = Partial<Record<Column, string>>

const nameSchema = lineSchema(textLimits.groupName, 'a group name')
const rowSchema = z.object({
  name: nameSchema,
  aliases: z
    .string()
    .default('')
    .transform((text) => text.split(';').filter((alias) => alias.trim() !== ''))
    .pipe(z.array(nameSchema).max(50)),
  plan: z.string().default('').transform(planOf),
  contactName: blankOr(lineSchema(textLimits.personName * 2, 'a name')).default(''),
  contactEmail: blankOr(emailSchema).default(''),
  contactPhone: blankOr(phoneSchema).default(''),
})

/** By its name or its id, in any case; blank is no plan. */
function planOf(text: string, context: z.RefinementCtx): Plan | null {
  const asked = text.trim().toLowerCase()
  if (asked === '') return null
  const plan = plans.find((one) => one === asked || planNames[one].toLowerCase() === asked)
  if (plan) return plan
  context.addIssue({
    code: 'custom',
    message: `Use one of: ${plans.map((one) => planNames[one]).join(', ')}.`,
  })
  return z.NEVER
}

/** What a CSV asks for, rows of one name joined; or what is wrong with it, line by line. */
export function parseGroupCsv(csv: string): { groups: GroupToImport[]; errors: FieldError[] } {
  const { fields, rows } = readRows(csv.replace(/^\uFEFF/, ''))
  const errors = judgeHeader(fields)
  if (errors.length > 0) return { groups: [], errors }

  const groups = new Map<string, GroupToImport>()
  for (const { line, row, mistakes } of rows) {
    errors.push(...mistakes.map((message) => ({ path: line, message })))
    const read = rowSchema.safeParse(row, { error: fieldWords })
    if (read.success) joinRow(groups, read.data, line)
    else
      errors.push(
        ...read.error.issues.map((issue) => ({
          path: `${line}.${String(issue.path[0])}`,
          message: issue.message,
        })),
      )
  }
  if (rows.length === 0) errors.push({ path: 'csv', message: 'There is no row of data.' })
  return { groups: [...groups.values()], errors }
}

interface ReadRow {
  /** `line 7`, as an editor counts: the header is line 1, and quoted texts may go over several lines. */
  readonly line: string
  readonly row: Row
  readonly mistakes: readonly string[]
}

function readRows(csv: string): { fields: readonly string[]; rows: ReadRow[] } {
  const rows: ReadRow[] = []
  let fields: readonly string[] = []
  const header = /^.*(\r\n?|\n)?/.exec(csv)?.[0] ?? ''
  let start = header.length
  let line = 2
  Papa.parse<Row>(csv, {
    header: true,
    delimiter: delimiterOf(header),
    transformHeader: columnOf,
    transform: (value) => value.trim(),
    step({ data: row, errors, meta }) {
      fields = meta.fields ?? []
      const mistakes = errors.map((error) => error.message)
      if (Object.values(row).some((value) => value !== '')) rows.push({ line: `line ${line}`, row, mistakes })
      line += countBreaks(csv.slice(start, meta.cursor))
      start = meta.cursor
    },
  })
  return { fields, rows }
}

/** Where a comma stands for the decimals, spreadsheets put semicolons between the columns; some put tabs. */
function delimiterOf(header: string): string {
  const count = (sign: string) => header.split(sign).length
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ','
}

/** The column that a heading means, in any case; the heading itself where it means none. */
function columnOf(heading: string): string {
  const asked = heading.trim()
  return columns.find((column) => column.toLowerCase() === asked.toLowerCase()) ?? asked
}

function countBreaks(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0
}

function judgeHeader(fields: readonly string[]): FieldError[] {
  const unknown = fields.filter((field) => !columns.some((column) => column === field))
  const errors = unknown.map((field) => ({
    path: 'line 1',
    message: `The column ${JSON.stringify(field)} is not known. Use: ${columns.join(', ')}.`,
  }))
  return fields.includes('name')
    ? errors
    : [{ path: 'line 1', message: 'The column "name" is missing.' }, ...errors]
}

function joinRow(groups: Map<string, GroupToImport>, row: z.infer<typeof rowSchema>, line: string): void {
  const identity = nameIdentity(row.name)
  const known = groups.get(identity) ?? { line, name: row.name, aliases: [], plan: null, contacts: [] }
  const contact = { name: row.contactName, email: row.contactEmail, phone: row.contactPhone }
  const says = contact.name !== '' || contact.email !== '' || contact.phone !== ''
  groups.set(identity, {
    ...known,
    aliases: [...known.aliases, ...row.aliases],
    plan: row.plan ?? known.plan,
    contacts: says ? [...known.contacts, contact] : known.contacts,
  })
}
