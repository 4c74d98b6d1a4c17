/**
 * Merges sources that are each in order into one that is. Lazy: takes one item of each source and then one per item
 * asked for. Every source is left properly when the merge is, also when it is left early.
 */
export function* mergeOrdered<Item>(
  sources: readonly Iterator<Item>[],
  compare: (one: Item, other: Item) => number,
): Generator<Item, void, undefined> {
  const heads: { source: Iterator<Item>; item: Item }[] = []
  for (const source of sources) {
    const next = source.next()
    if (next.done !== true) heads.push({ source, item: next.value })
  }
  try {
    for (;;) {
      let least = heads[0]
      if (least === undefined) return
      for (const head of heads) if (compare(head.item, least.item) < 0) least = head
      yield least.item
      const next = least.source.next()
      if (next.done === true) heads.splice(heads.indexOf(least), 1)
      else least.item = next.value
    }
  } finally {
    for (const { source } of heads) source.return?.()
  }
}
