import { viewSchema } from '../../shared/protocol/view.ts'
import type { Writer } from './database.ts'
import { eraseWords } from './erased-text.ts'
import { forgetAnswersAbout } from './remembered-answers.ts'
import { writeView } from './views.ts'

/** Takes a person's words out of the names of views, and out of what they search for; those of all the staff. */
export async function eraseViews(tx: Writer, words: readonly string[], now: Date): Promise<void> {
  const rows = await tx.selectFrom('saved_view').select('doc').execute()
  for (const row of rows) {
    const view = viewSchema.parse(JSON.parse(row.doc))
    const name = eraseWords(view.name, words)
    const text = eraseWords(view.filter.text, words)
    if (name === view.name && text === view.filter.text) continue
    await writeView(tx, { ...view, name, filter: { ...view.filter, text } }, now)
    await forgetAnswersAbout(tx, view.id)
  }
}
