import type { Random } from '#server/sample/random'

/** The items in an order that the stream of numbers determines (R. A. Fisher and F. Yates; D. E. Knuth's algorithm P). */
export function permutationOf<Item>(random: Random, items: readonly Item[]): Item[] {
  const left = [...items]
  return items.flatMap(() => left.splice(random.integer(0, left.length - 1), 1))
}
