/** Rows that PageUp and PageDown step over. */
const page = 10

/** The row a key leads to from row `here` (-1: none) of `count`; null where the key does not move. */
export function steppedTo(key: string, here: number, count: number): number | null {
  if (count === 0) return null
  const within = (row: number) => Math.max(0, Math.min(count - 1, row))
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return within(here + 1)
    case 'k':
    case 'ArrowUp':
      return within(here === -1 ? 0 : here - 1)
    case 'PageDown':
      return within(here + page)
    case 'PageUp':
      return within(here - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
