import { z } from 'zod'

/**
 * How far a reader has come. Callers hold it as opaque text. While a snapshot is under way `head` is where it began,
 * and `mark` is the mark of that change; afterwards `head` equals `seq`.
 */
export interface Cursor {
  readonly feedId: string
  readonly seq: number
  readonly head: number
  readonly mark: string
}

const cursorSchema = z.tuple([
  z.string().max(100),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.string().max(50),
])

export function writeCursor(cursor: Cursor): string {
  const parts = [cursor.feedId, cursor.seq, cursor.head, cursor.mark]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Null where the text was not made by `writeCursor`. */
export function readCursor(text: string): Cursor | null {
  const parts = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
  if (!parts.success) return null
  const [feedId, seq, head, mark] = parts.data
  const cursor = { feedId, seq, head, mark }
  return seq <= head && writeCursor(cursor) === text ? cursor : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
