import { actIdSchema, actSchema } from '../../../shared/ipc/act.ts'
import { failureSchema } from '../../../shared/ipc/result.ts'
import type { Reading } from '../handles.ts'
import { isPayloadIntact } from '../payload-sum.ts'

/**
 * How closely acts are looked at: `usual` parses those that a screen will list first, and of the others sees that they
 * are JSON.
 */
export type Look = 'usual' | 'thorough'

const mostParsed = { usual: 500, thorough: -1 } as const satisfies Record<Look, number>

/**
 * Whether every act that will be read again is one, and every draft is whole. A flipped byte within a text leaves a file
 * that SQLite finds in order.
 */
export function rowsAreReadable(database: Reading, look: Look): boolean {
  const torn = database.get(
    `SELECT 1 FROM act WHERE NOT json_valid(payload) OR (base IS NOT NULL AND NOT json_valid(base))
       OR (state = 'needs-you' AND NOT coalesce(json_valid(failure), 0)) LIMIT 1`,
  )
  if (torn !== undefined) return false
  const unsent = database.all("SELECT payload, payload_sum FROM act WHERE state <> 'sent'")
  if (!unsent.every(isPayloadIntact)) return false
  const newest = (which: string) =>
    database.all(
      `SELECT id, payload, base, state, failure FROM act WHERE ${which} ORDER BY place DESC LIMIT +?`,
      mostParsed[look],
    )
  const acts = [...newest("state <> 'sent'"), ...newest("state = 'sent'")]
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
