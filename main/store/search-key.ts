/**
 * Where a hit stands. In order of recency that is its place in the index; in a list that was sorted or ranked it is the
 * index in the list, and the ticket's row, by which it is found again when the list has changed.
 */
export type HitPosition = { kind: 'place'; place: number } | { kind: 'listed'; index: number; row: number }

/** Opaque to the screens. */
export function encodeHitKey(position: HitPosition): string {
  const parts = position.kind === 'place' ? [position.place] : [position.index, position.row]
  return `hit.${parts.join('.')}`
}

/** Null where the text is no key: keys come back from outside. */
export function decodeHitKey(key: string): HitPosition | null {
  const found = /^hit\.(\d{1,15})(?:\.(\d{1,15}))?$/.exec(key)
  if (found === null) return null
  const [first, second] = [Number(found[1]), found[2]]
  return second === undefined
    ? { kind: 'place', place: first }
    : { kind: 'listed', index: first, row: Number(second) }
}
