import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { actSchema } from '#shared/ipc/act'
import { draftSchema } from '#shared/ipc/drafts'
import { copyDatabase } from './local-files.ts'

/** What somebody else than the console can read of a damaged `work.db`. */
export interface Reading {
  /** Payloads of unsent acts, as JSON of the parsed act. */
  readonly unsent: ReadonlySet<string>
  readonly drafts: ReadonlySet<string>
}

/** Why damaged files cannot be read here by another program; null where they can. */
export function missingReader(): string | null {
  return spawnSync('sqlite3', ['-version']).status === 0 ? null : 'install sqlite3 (Debian: sqlite3)'
}

/** All that SQLite reads by itself, and all that `.recover` of its command line finds in the same files. */
export function readDamaged(path: string): Reading {
  const folder = mkdtempSync(join(tmpdir(), 'desk-damaged-'))
  const unsent = new Set<string>()
  const drafts = new Set<string>()
  try {
    const copy = join(folder, 'copy.db')
    copyDatabase(path, copy)
    const recovered = join(folder, 'recovered.db')
    const dump = spawnSync('sqlite3', [copy, '.recover'], { maxBuffer: 256 * 2 ** 20 })
    spawnSync('sqlite3', [recovered], { input: dump.stdout })
    copyDatabase(path, copy)
    for (const file of [copy, recovered]) {
      for (const text of texts(file, "SELECT payload AS text FROM act WHERE state <> 'sent'")) {
        const act = actSchema.safeParse(parsed(text))
        if (act.success) unsent.add(JSON.stringify(act.data))
      }
      for (const text of texts(file, 'SELECT content AS text FROM draft')) {
        const draft = draftSchema.safeParse(parsed(text))
        if (draft.success) drafts.add(JSON.stringify(draft.data))
      }
    }
    return { unsent, drafts }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows that the console found damaged and kept word for word, as one text. */
export function readKeptAside(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-aside-'))
  try {
    copyDatabase(path, join(folder, 'copy.db'))
    return texts(join(folder, 'copy.db'), 'SELECT content AS text FROM unread').join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As far as the rows can be walked. */
function texts(file: string, sql: string): string[] {
  const found: string[] = []
  try {
    const database = new DatabaseSync(file)
    try {
      for (const row of database.prepare(sql).iterate()) found.push(String(row['text']))
    } finally {
      database.close()
    }
  } catch {
    return found
  }
  return found
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
