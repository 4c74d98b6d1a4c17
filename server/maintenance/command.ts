import { resolve } from 'node:path'
import type { Options } from '../options.ts'
import { DatabaseRefused } from '../store/database-refused.ts'
import { databaseFile } from '../store/database.ts'
import { inspectDesk, type Inspection } from '../store/inspect-desk.ts'
import { backupDatabase } from './backup.ts'
import { closedWords, findSecrets, keyWords } from './key-words.ts'
import { MaintenanceRefused } from './maintenance-refused.ts'
import { restoreDatabase } from './restore.ts'
import { fileExists } from './safe-files.ts'

const usage = `What the desk service can do besides serving (DATA_DIR says which desk):
  backup FILE    copy the desk to a new file, also while the service runs
  restore FILE   put a backup in the desk's place; stop the service first
  check          read the whole desk and say whether it is sound, and its key the right one`

/** Exit codes: done, refused or found unsound, not understood. */
const exitCodes = { done: 0, refused: 1, usage: 2 } as const

/** Carries out a maintenance command and says in plain words what came of it. Resolves with the exit code. */
export async function runMaintenance(command: readonly string[], options: Options): Promise<number> {
  try {
    return await carryOut(command, options)
  } catch (error) {
    if (!(error instanceof MaintenanceRefused || error instanceof DatabaseRefused || isSystemError(error)))
      throw error
    process.stderr.write(`${error.message}\n`)
    return exitCodes.refused
  }
}

async function carryOut([verb, file, ...rest]: readonly string[], options: Options): Promise<number> {
  const database = databaseFile(options.dataDir)
  if (verb === 'backup' && file !== undefined && rest.length === 0) {
    const report = await backupDatabase(database, resolve(file))
    print(`Backed up ${database} to ${resolve(file)}: ${summary(report)}.`)
    for (const line of keyWords(findSecrets(resolve(file), options))) print(line)
    return exitCodes.done
  }
  if (verb === 'restore' && file !== undefined && rest.length === 0) {
    const { report, former } = await restoreDatabase(resolve(file), database, new Date())
    print(`Restored ${database} from ${resolve(file)}: ${summary(report)}.`)
    print(former === null ? 'There was no desk here before.' : `The desk that was here is kept as ${former}.`)
    print('Consoles that have seen something newer read everything again by themselves.')
    for (const line of closedWords(findSecrets(database, options))) print(line)
    return exitCodes.done
  }
  if (verb === 'check' && file === undefined) return check(database, options)
  process.stderr.write(`${usage}\n`)
  return exitCodes.usage
}

async function check(database: string, options: Options): Promise<number> {
  if (!(await fileExists(database))) throw new MaintenanceRefused(`There is no desk at ${database}.`)
  const report = inspectDesk(database)
  for (const fault of report.faults) print(fault)
  if (report.faults.length > 0) {
    print(`${database} is not sound. Keep a copy of it, then restore the newest backup: restore FILE`)
    return exitCodes.refused
  }
  print(`${database} is sound: ${summary(report)}.`)
  const closed = closedWords(findSecrets(database, options))
  for (const line of closed) print(line)
  return closed.length === 0 ? exitCodes.done : exitCodes.refused
}

function summary({ version, counts }: Inspection): string {
  const { tickets, messages, groups, staff, changes } = counts
  return `format ${version}, ${tickets} tickets, ${messages} messages, ${groups} groups, ${staff} members of staff, ${changes} changes in the feed`
}

/** A full disk, a missing right: the system's own words name the file and the cause. */
function isSystemError(error: unknown): error is Error {
  return (
    error instanceof Error && ('syscall' in error || ('code' in error && error.code === 'ERR_SQLITE_ERROR'))
  )
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
