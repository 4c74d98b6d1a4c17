import { draftPlace, draftSchema, type Draft, type DraftPlace } from '../../shared/ipc/drafts.ts'
import { textOf } from './columns.ts'
import type { Reading, Writing } from './handles.ts'

/** Drafts shown at most; nobody goes on with the thousandth. */
const mostDrafts = 500

/** Takes the place of what was kept there before. */
export function putDraft(database: Writing, draft: Draft, keptAt: number): void {
  database.run(
    `INSERT INTO draft (place, content, kept_at) VALUES (?, ?, ?)
     ON CONFLICT (place) DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at`,
    draftPlace(draft),
    JSON.stringify(draft),
    keptAt,
  )
}

export function deleteDraft(database: Writing, place: DraftPlace): void {
  database.run('DELETE FROM draft WHERE place = ?', place)
}

/** What is kept at a place: null for nothing, `unreadable` for what a console of another version wrote there. */
export function readDraft(database: Reading, place: DraftPlace): Draft | 'unreadable' | null {
  const row = database.get('SELECT content FROM draft WHERE place = ?', place)
  if (row === undefined) return null
  const parsed = draftSchema.safeParse(JSON.parse(textOf(row, 'content')))
  return parsed.success ? parsed.data : 'unreadable'
}

/** The newest first. What a console of another version wrote and this one cannot read stays where it is. */
export function readDrafts(database: Reading): Draft[] {
  return database
    .all('SELECT content FROM draft ORDER BY kept_at DESC LIMIT +?', mostDrafts)
    .map((row) => draftSchema.safeParse(JSON.parse(textOf(row, 'content'))))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []))
}
