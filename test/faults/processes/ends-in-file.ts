import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { ActState } from '#shared/ipc/act'
import { copyDatabase } from './local-files.ts'
import { marksIn } from './read-desk.ts'

const rowSchema = z.object({
  payload: z.string(),
  state: z.enum(['waiting', 'sending', 'sent', 'needs-you']),
})

/** The state of every act by its mark, read from a copy of a person's `work.db`. */
export function endsInFile(folder: string): Map<string, ActState['kind']> {
  const own = mkdtempSync(join(tmpdir(), 'desk-ends-'))
  try {
    const copy = join(own, 'copy.db')
    copyDatabase(join(folder, 'work.db'), copy)
    const database = new DatabaseSync(copy)
    const rows = z.array(rowSchema).parse(database.prepare('SELECT payload, state FROM act').all())
    database.close()
    return new Map(rows.map(({ payload, state }) => [marksIn(payload)[0] ?? '', state]))
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}
