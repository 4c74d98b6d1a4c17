/** Where a row stands in any order of the queue. */
export interface QueuePosition {
  row: number
  urgency: number
  status: number
  place: number
  updatedAt: number
  /** What a sort by text compares; empty in other sorts. */
  text: string
}

/** Opaque to the screens. */
export function encodeKey(position: QueuePosition): string {
  const { row, urgency, status, place, updatedAt, text } = position
  return Buffer.from(JSON.stringify([row, urgency, status, place, updatedAt, text])).toString('base64url')
}

/** Null where the text is no key: keys come back from outside. */
export function decodeKey(key: string): QueuePosition | null {
  const parts = parsed(Buffer.from(key, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 6) return null
  const [row, urgency, status, place, updatedAt, text]: unknown[] = parts
  if (!isWhole(row) || !isWhole(urgency) || !isWhole(status) || !isWhole(place) || !isWhole(updatedAt))
    return null
  if (typeof text !== 'string') return null
  return { row, urgency, status, place, updatedAt, text }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
