/** A stream of choices that a seed determines. Every method takes the next number of the one stream. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A whole number, both ends included. */
  integer(from: number, to: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
}

/** Mulberry32 (Tommy Ettinger, public domain): small, quick, and good enough for a desk that nobody depends on. */
export function randomFrom(seed: number): Random {
  let state = Math.trunc(seed) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  }
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0')
}

/** A UUID of version 7 (RFC 9562) for an instant in ms, its random bits taken from the stream. */
export function sampleId(random: Random, ms: number): string {
  const time = hex(Math.trunc(ms), 12)
  const low = hex(0x7000 + Math.floor(random.next() * 0x1000), 4)
  const clock = hex(0x8000 + Math.floor(random.next() * 0x4000), 4)
  const node = hex(
    Math.floor(random.next() * 0x1000000) * 0x1000000 + Math.floor(random.next() * 0x1000000),
    12,
  )
  return `${time.slice(0, 8)}-${time.slice(8)}-${low}-${clock}-${node}`
}

/** Picks an index with the probability of its weight; `sums` are the running sums of the weights. */
export function weightedIndex(random: Random, sums: readonly number[]): number {
  const wanted = random.next() * (sums.at(-1) ?? 0)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return low
}

export function runningSums(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => (sum += weight))
}
