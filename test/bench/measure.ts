/** One contestant: `sample` does the work once and answers how long it took, in ms. */
export interface Side {
  readonly name: string
  readonly sample: () => Promise<number> | number
}

/** What a side's samples say, in ms. */
export interface Figures {
  readonly name: string
  readonly samples: number
  readonly median: number
  readonly p95: number
  readonly p99: number
}

/** Runs the sides in turn, A/B/A/B, so that a machine that warms up or slows down does so for all; drops the first round. */
export async function alternate(sides: readonly Side[], rounds: number): Promise<Figures[]> {
  const taken = new Map<string, number[]>(sides.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, sample } of sides) {
      const took = await sample()
      if (round > 0) taken.get(name)?.push(took)
    }
  }
  return [...taken].map(([name, samples]) => figuresOf(name, samples))
}

export function figuresOf(name: string, samples: readonly number[]): Figures {
  const sorted = samples.toSorted((one, other) => one - other)
  return {
    name,
    samples: sorted.length,
    median: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
  }
}

/** The nearest-rank percentile of ascending samples; 0 of none. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1] ?? 0
}
