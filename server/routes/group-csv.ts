import Papa from 'papaparse'
import { z } from 'zod'
import { emailSchema, lineSchema, phoneSchema, textLimits } from '../../shared/protocol/common.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import { planNames, plans, type Plan } from '../../shared/rules/plans.ts'
import { nameIdentity } from '../store/group-names.ts'
import type { GroupToImport } from '../store/group-import.ts'

const columns = ['name', 'aliases', 'plan', 'contactName', 'contactEmail', 'contactPhone'] as const
type Column = (typeof columns)[number]
type Row = Partial<Record<Column, string>>

const nameSchema = lineSchema(textLimits.groupName, 'a group name')
const blank = z.literal('')
const rowSchema = z.object({
  name: nameSchema,
  aliases: z
    .string()
    .default('')
    .transform((text) => text.split(';').filter((alias) => alias.trim() !== ''))
    .pipe(z.array(nameSchema).max(50)),
  plan: z.string().default('').transform(planOf),
  contactName: blank.or(lineSchema(textLimits.personName * 2, 'a name')).default(''),
  contactEmail: blank.or(emailSchema).default(''),
  contactPhone: blank.or(phoneSchema).default(''),
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
  const parsed = Papa.parse<Row>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (header) => header.trim(),
    transform: (value) => value.trim(),
  })
  const headerErrors = judgeHeader(parsed.meta.fields ?? [])
  if (headerErrors.length > 0) return { groups: [], errors: headerErrors }

  const errors: FieldError[] = parsed.errors.map(({ row = 0, message }) => ({ path: lineOf(row), message }))
  const groups = new Map<string, GroupToImport>()
  for (const [index, row] of parsed.data.entries()) {
    const read = rowSchema.safeParse(row)
    if (read.success) joinRow(groups, read.data, lineOf(index))
    else
      errors.push(
        ...read.error.issues.map(({ path, message }) => ({
          path: `${lineOf(index)}.${path.join('.')}`,
          message,
        })),
      )
  }
  if (groups.size === 0 && errors.length === 0)
    errors.push({ path: 'csv', message: 'There is no row of data.' })
  return { groups: [...groups.values()], errors }
}

/** Lines are counted as an editor counts them: the header is line 1. Blank lines and line breaks in quotes shift it. */
function lineOf(index: number): string {
  return `line ${index + 2}`
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
