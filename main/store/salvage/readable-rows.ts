import { actIdSchema, actSchema } from '../../../shared/ipc/act.ts'
import { failureSchema } from '../../../shared/ipc/result.ts'
import type { Reading } from '../handles.ts'

/** Of sent acts those that a screen may list; older ones are read by nobody. */
const mostSent = 500

/**
 * Whether every act that will be read again is one, and every draft is whole. A flipped byte within a text leaves a file
 * that SQLite finds in order.
 */
export function rowsAreReadable(database: Reading): boolean {
  const acts = [
    ...database.all("SELECT id, payload, base, state, failure FROM act WHERE state <> 'sent' OR settled = 0"),
    ...database.all(
      `SELECT id, payload, base, state, failure FROM act WHERE state = 'sent' ORDER BY place DESC LIMIT ${mostSent}`,
    ),
  ]
  return acts.every(isReadableAct) && database.all('SELECT content FROM draft').every(isWholeDraft)
}

type Cells = Readonly<Record<string, unknown>>

export function isReadableAct({ id, payload, base, state, failure }: Cells): boolean {
  return (
    actIdSchema.safeParse(id).success &&
    actSchema.safeParse(parse(payload)).success &&
    (base === null || base === undefined || parse(base) !== undefined) &&
    (state !== 'needs-you' || failureSchema.safeParse(parse(failure)).success)
  )
}

/** A draft that another version understands stays where it is. */
export function isWholeDraft({ content }: Cells): boolean {
  return parse(content) !== undefined
}

/** Undefined where the text is no JSON. */
function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
