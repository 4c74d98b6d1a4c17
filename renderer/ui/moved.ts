/** The same list with one entry a place earlier or later. */
export function moved<Entry>(entries: readonly Entry[], place: number, by: -1 | 1): Entry[] {
  const others = entries.filter((_, other) => other !== place)
  const entry = entries.slice(place, place + 1)
  return [...others.slice(0, place + by), ...entry, ...others.slice(place + by)]
}
