import { DatabaseSync } from 'node:sqlite'
import { DatabaseRefused } from './database-refused.ts'
import { attachmentFaults } from './inspect-attachments.ts'
import { responderFaults } from './inspect-responders.ts'
import { triageFaults } from './inspect-triage.ts'
import { deskApplicationId, migrations } from './migrations.ts'

/** What a look at a desk's database found. Without faults it is sound. */
export interface Inspection {
  readonly version: number
  readonly faults: readonly string[]
  /** Rows of each table that a person would ask about. */
  readonly counts: Readonly<Record<'tickets' | 'messages' | 'groups' | 'staff' | 'changes', number>>
}

const newestVersion = migrations.at(-1)?.version ?? 0
const shownFaults = 20

/** Reads a database file from end to end and changes nothing. Throws `DatabaseRefused` where it is no desk's. */
export function inspectDesk(file: string): Inspection {
  const sqlite = openToRead(file)
  try {
    const version = refuseOthers(sqlite, file)
    const structural = [...integrityFaults(sqlite), ...referenceFaults(sqlite)]
    // In a broken file the further questions would only fail; the first answers say enough.
    const faults =
      structural.length > 0
        ? structural
        : [
            ...feedFaults(sqlite),
            ...triageFaults(sqlite),
            ...responderFaults(sqlite),
            ...attachmentFaults(sqlite),
          ]
    return { version, faults: faults.slice(0, shownFaults), counts: counts(sqlite) }
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error
    throw new DatabaseRefused(`${file} cannot be read to its end: ${messageOf(error)}`, { cause: error })
  } finally {
    sqlite.close()
  }
}

function openToRead(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  } catch (error) {
    throw new DatabaseRefused(`${file} cannot be opened: ${messageOf(error)}`, { cause: error })
  }
}

function refuseOthers(sqlite: DatabaseSync, file: string): number {
  const application = number(sqlite, 'pragma application_id')
  const version = number(sqlite, 'pragma user_version')
  if (application !== deskApplicationId) throw new DatabaseRefused(`${file} is not a desk's database.`)
  if (version > newestVersion)
    throw new DatabaseRefused(
      `${file} comes from a newer desk service (format ${version}; this one knows up to ${newestVersion}). Use that service for it.`,
    )
  return version
}

function integrityFaults(sqlite: DatabaseSync): string[] {
  return sqlite
    .prepare('pragma integrity_check')
    .all()
    .map((row) => String(row['integrity_check']))
    .filter((line) => line !== 'ok')
}

function referenceFaults(sqlite: DatabaseSync): string[] {
  return sqlite
    .prepare('pragma foreign_key_check')
    .all()
    .map(
      (row) =>
        `A row of ${String(row['table'])} refers to a row of ${String(row['parent'])} that is not there.`,
    )
}

/** The things that consoles are told of, and the table that holds each. */
const fedTables = [
  ['ticket', 'ticket'],
  ['message', 'message'],
  ['group', 'customer_group'],
  ['staff', 'staff'],
  ['blocklist-operation', 'blocklist_operation'],
  ['blocklist-entry', 'blocklist_entry'],
  ['page', 'page'],
  ['flag', 'flag'],
  ['outage', 'outage'],
  ['responder', 'responder'],
  ['rota', 'rota'],
  ['view', 'saved_view'],
  ['canned-reply', 'canned_reply'],
] as const

/** The feed must name every thing, in its newest version, exactly once as its latest. */
function feedFaults(sqlite: DatabaseSync): string[] {
  return fedTables
    .filter(([, table]) => has(sqlite, table))
    .flatMap(([kind, table]) => {
      const missing = number(
        sqlite,
        `select count(*) from ${table} as thing where not exists (
         select 1 from change where kind = '${kind}' and change.id = thing.id and latest = 1 and op = 'put')`,
      )
      const vanished = number(
        sqlite,
        `select count(*) from change where kind = '${kind}' and latest = 1 and op = 'put'
         and not exists (select 1 from ${table} as thing where thing.id = change.id)`,
      )
      const behind =
        table === 'message' || table === 'blocklist_operation'
          ? 0
          : number(
              sqlite,
              `select count(*) from ${table} as thing join change
               on change.kind = '${kind}' and change.id = thing.id and latest = 1
             where change.version <> thing.version`,
            )
      return [
        ...fault(missing, `of kind ${kind} that consoles are never told of`),
        ...fault(vanished, `of kind ${kind} in the feed that the desk does not hold`),
        ...fault(behind, `of kind ${kind} whose version in the feed is another one than its own`),
      ]
    })
}

/** Files of an earlier format have fewer tables. */
function has(sqlite: DatabaseSync, table: string): boolean {
  return number(sqlite, `select count(*) from sqlite_schema where type = 'table' and name = '${table}'`) > 0
}

function fault(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}.`]
}

function counts(sqlite: DatabaseSync): Inspection['counts'] {
  const count = (table: string) => number(sqlite, `select count(*) from ${table}`)
  return {
    tickets: count('ticket'),
    messages: count('message'),
    groups: count('customer_group'),
    staff: count('staff'),
    changes: count('change'),
  }
}

function number(sqlite: DatabaseSync, query: string): number {
  const row = sqlite.prepare(query).get()
  return Number(Object.values(row ?? {})[0])
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
