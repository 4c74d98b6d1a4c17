/** Letters without accents and capitals: "Müller" is found by "muller". */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * How well the words typed fit the texts of an item; null where one does not fit at all. Every word must be found: at the
 * beginning of a word, else within one, else letter by letter along the text, as "nt" finds "New ticket". Less is better.
 */
export function fitOf(typed: string, texts: readonly string[]): number | null {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  const places = texts.map(folded)
  let sum = 0
  for (const word of words) {
    const fits = places.flatMap((text, place) => {
      const fit = fitOfWord(word, text)
      return fit === null ? [] : [fit + place * 2]
    })
    if (fits.length === 0) return null
    sum += Math.min(...fits)
  }
  return sum
}

/** The items that fit, the best first; those that fit alike stay in their order. */
export function rankedBy<Item>(
  typed: string,
  items: readonly Item[],
  textsOf: (item: Item) => readonly string[],
): Item[] {
  return items
    .flatMap((item) => {
      const fit = fitOf(typed, textsOf(item))
      return fit === null ? [] : [{ item, fit }]
    })
    .toSorted((one, other) => one.fit - other.fit)
    .map(({ item }) => item)
}

function fitOfWord(word: string, text: string): number | null {
  if (text.startsWith(word)) return 0
  if (text.includes(` ${word}`)) return 1
  if (text.includes(word)) return 3
  return hasInitials(word, text) ? 4 : null
}

/** Each letter begins a word of the text, in their order. */
function hasInitials(word: string, text: string): boolean {
  const initials = text
    .split(/[^\p{L}\p{N}]+/u)
    .map((each) => each.charAt(0))
    .join('')
  return word.length > 1 && initials.includes(word)
}
