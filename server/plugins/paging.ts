import { z } from 'zod'
import { invalidRequest } from './validation.ts'

const placeSchema = z.tuple([z.string().max(300), z.union([z.string().max(300), z.number().int()])])
export type Place = z.infer<typeof placeSchema>

/** Where a page ended, as callers hold it: opaque text. */
export function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Throws `invalid-request` where the text is not one that `writePlace` made. */
export function readPlace(text: string | undefined): Place | null {
  if (text === undefined) return null
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw invalidRequest([{ path: 'after', message: 'Take this value from the page before.' }])
  }
}

/**
 * One page of `limit` out of what was found with `limit + 1`. `placeOf` names the place of the last row shown;
 * `after` is null on the last page.
 */
export function pageOf<Row>(
  found: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { rows: Row[]; after: string | null } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, after: found.length > limit && last !== undefined ? writePlace(placeOf(last)) : null }
}
