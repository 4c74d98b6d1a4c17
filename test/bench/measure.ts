import { setTimeout as pause } from 'node:timers/promises'

/** One contestant: `sample` does the work once and answers how much it took: ms, unless `unit` says otherwise. */
export interface Side {
  readonly name: string
  readonly sample: () => Promise<number> | number
  readonly unit?: Unit
  /** What survives a crash of the process, and a power cut: nobody may win by promising less in silence. */
  readonly keeps?: string
  /** A slow side may give fewer samples than the others. */
  readonly most?: number
}

export type Unit = 'ms' | 'bytes' | 'MiB' | 'tickets/s' | 'requests/s' | '% of frames'

/** What a side's samples say. */
export interface Figures {
  readonly name: string
  readonly samples: number
  readonly median: number
  readonly p95: number
  readonly p99: number
  readonly unit: Unit
  /** Empty where nothing is kept. */
  readonly keeps: string
}

/**
 * Runs the sides in turn, A/B/A/B, so that a machine that warms up or slows down does so for all; drops the first round.
 * `restMs`, after each sample: what a side has still to do must not count for the next one, where one thing at a time is asked.
 */
export async function alternate(sides: readonly Side[], rounds: number, restMs = 0): Promise<Figures[]> {
  const taken = sides.map((side) => ({ side, samples: [] as number[] }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { side, samples } of taken) {
      if (round > (side.most ?? rounds)) continue
      const took = await side.sample()
      if (round > 0) samples.push(took)
      if (restMs > 0) await pause(restMs)
    }
  }
  return taken.map(({ side, samples }) => figuresOf(side.name, samples, side.unit, side.keeps))
}

export function figuresOf(name: string, samples: readonly number[], unit: Unit = 'ms', keeps = ''): Figures {
  const sorted = samples.toSorted((one, other) => one - other)
  return {
    name,
    samples: sorted.length,
    median: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    unit,
    keeps,
  }
}

/** The nearest-rank percentile of ascending samples; 0 of none. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1] ?? 0
}

/**
 * Durations in ms of `count` things as things a second. The percentiles stay those of the durations: 95 % of the
 * samples were at least as fast as `p95`.
 */
export function asRate(figures: Figures, count: number, unit: Unit = 'tickets/s'): Figures {
  const rate = (ms: number) => (ms > 0 ? (count / ms) * 1000 : 0)
  return {
    ...figures,
    median: rate(figures.median),
    p95: rate(figures.p95),
    p99: rate(figures.p99),
    unit,
  }
}

/** How long a piece of work takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** How many times as much one side takes as another, by their medians; null where one of them gave no sample. */
export function timesOf(more: Figures | undefined, less: Figures | undefined): number | null {
  if (more === undefined || less === undefined || more.samples === 0 || less.samples === 0) return null
  return less.median > 0 ? more.median / less.median : null
}
