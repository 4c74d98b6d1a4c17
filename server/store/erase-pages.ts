import { pageSchema } from '../../shared/protocol/page.ts'
import type { Writer } from './database.ts'
import { eraseWords } from './erased-text.ts'
import { putPage } from './pages.ts'
import { forgetAnswersAbout } from './remembered-answers.ts'

/** Takes a person's words out of what the staff told those whom they paged by hand. */
export async function erasePages(tx: Writer, words: readonly string[], now: Date): Promise<void> {
  const rows = await tx.selectFrom('page').select('doc').where('kind', 'in', ['manual', 'drill']).execute()
  for (const row of rows) {
    const page = pageSchema.parse(JSON.parse(row.doc))
    const text = eraseWords(page.text, words)
    if (text === page.text) continue
    await putPage(tx, { ...page, text }, now)
    await forgetAnswersAbout(tx, page.id)
  }
}
