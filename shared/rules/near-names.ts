import { normaliseName } from './normalise-name.ts'

/**
 * Whether two names that stand for different groups are so alike that one may be a slip for the other. It warns; it
 * never decides: identity is `normaliseName`'s alone.
 */
export function areNear(one: string, other: string): boolean {
  const [short, long] = [normaliseName(one), normaliseName(other)].sort((a, b) => a.length - b.length)
  if (short === undefined || long === undefined || short === '' || short === long) return false
  if (isWordPrefix(short, long) || sameWords(short, long)) return true
  const letters = [short, long].map((name) => name.replaceAll(' ', ''))
  const most = slips(letters[0]?.length ?? 0)
  return most > 0 && isWithin(letters[0] ?? '', letters[1] ?? '', most)
}

/** How many slips of the finger a name of this many letters is forgiven. */
function slips(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

function isWordPrefix(short: string, long: string): boolean {
  return long.startsWith(`${short} `)
}

function sameWords(one: string, other: string): boolean {
  const sorted = (name: string) => name.split(' ').sort().join(' ')
  return sorted(one) === sorted(other)
}

/**
 * Whether one text becomes the other by at most so many letters put in, left out, changed, or swapped with their
 * neighbour (Damerau and Levenshtein, restricted).
 */
function isWithin(one: string, other: string, most: number): boolean {
  const a = Array.from(one)
  const b = Array.from(other)
  if (Math.abs(a.length - b.length) > most) return false
  let beforeLast: number[] = []
  let last = b.map((_, column) => column).concat(b.length)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + change)
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) least = Math.min(least, at(beforeLast, column - 2) + 1)
      current.push(least)
    }
    if (Math.min(...current) > most) return false
    beforeLast = last
    last = current
  }
  return at(last, b.length) <= most
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
