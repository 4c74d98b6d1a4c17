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
  const parts = parsedList(Buffer.from(key, 'base64url').toString())
  if (parts.length !== 6) return null
  const [row, urgency, status, place, updatedAt, text] = parts
  if (!isWhole(row) || !isWhole(urgency) || !isWhole(status) || !isWhole(place) || !isWhole(updatedAt))
    return null
  if (typeof text !== 'string') return null
  return { row, urgency, status, place, updatedAt, text }
}

function parsedList(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
