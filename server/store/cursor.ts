import { z } from 'zod'

/** How far a reader has come. Callers hold it as opaque text. */
export interface Cursor {
  readonly feedId: string
  readonly seq: number
  /** Where the feed ended when the reader began; afterwards, as `seq`. What was deleted before is no news to it. */
  readonly head: number
  /**
   * Where the feed ended when the last page was read, and the mark of that change. It vouches for what the pages left out
   * as well: what changed once more while they were read comes later, save on a desk that forgot that change.
   */
  readonly seen: number
  readonly mark: string
}

const cursorSchema = z.tuple([
  z.string().max(100),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.string().max(50),
])

export function writeCursor(cursor: Cursor): string {
  const parts = [cursor.feedId, cursor.seq, cursor.head, cursor.seen, cursor.mark]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Null where the text was not made by `writeCursor`. */
export function readCursor(text: string): Cursor | null {
  const parts = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
  if (!parts.success) return null
  const [feedId, seq, head, seen, mark] = parts.data
  const cursor = { feedId, seq, head, seen, mark }
  return seq <= head && head <= seen && writeCursor(cursor) === text ? cursor : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
