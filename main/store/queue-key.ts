/** Where a row stands in any order of the queue. */
export interface QueuePosition {
  row: number
  urgency: number
  status: number
  place: number
  updatedAt: number
  /** When something of it is due next; behind everything else where nothing is. */
  due: number
  /** What a sort by text compares; empty in other sorts. */
  text: string
}

/** Opaque to the screens. Plain, since a window makes one for each of its rows: numbers, and the text at the end. */
export function encodeKey({ row, urgency, status, place, updatedAt, due, text }: QueuePosition): string {
  return `${row}.${urgency}.${status}.${place}.${updatedAt}.${due}.${text}`
}

/** Null where the text is no key: keys come back from outside. */
export function decodeKey(key: string): QueuePosition | null {
  const found =
    /^(-?\d{1,16})\.(-?\d{1,16})\.(-?\d{1,16})\.(-?\d{1,16})\.(-?\d{1,16})\.(-?\d{1,16})\.(.*)$/s.exec(key)
  if (found === null) return null
  const numbers = found.slice(1, 7).map(Number)
  if (!numbers.every(Number.isSafeInteger)) return null
  const [row = 0, urgency = 0, status = 0, place = 0, updatedAt = 0, due = 0] = numbers
  return { row, urgency, status, place, updatedAt, due, text: found[7] ?? '' }
}
