import { setTimeout } from 'node:timers/promises'

/** How a fault is asked to run. */
export interface FaultOptions {
  /** Determines every choice of the run; the n-th cycle uses `seed + n`, so one cycle can be repeated by itself. */
  readonly seed: number
  readonly cycles: number
  /** Says how far it is. */
  readonly tell: (line: string) => void
}

/** What came of it. */
export interface Outcome {
  readonly runs: number
  /** Each in words, with the seed of its cycle. */
  readonly violations: readonly string[]
  /** Figures and circumstances worth a line in the table. */
  readonly notes: readonly string[]
  /** Why it could not run on this machine; null where it ran. */
  readonly skipped: string | null
}

/** One row of the table of faults. */
export interface Fault {
  /** As in the list of faults: `F1`. Several rows may share one. */
  readonly id: string
  readonly fault: string
  /** What was looked at after each run. */
  readonly checked: string
  /** How many cycles count as the full measure, as a quick look, and as a part of `npm test` (0: none). */
  readonly full: number
  readonly quick: number
  readonly brief: number
  run(options: FaultOptions): Promise<Outcome>
}

/** A cycle that takes longer, in ms, hangs. */
const longestCycle = 180_000

/** Carries out cycle after cycle, and gathers what each found wrong under its seed. */
export async function runCycles(
  { seed, cycles, tell }: FaultOptions,
  cycle: (seed: number) => Promise<readonly string[]>,
): Promise<Outcome> {
  const violations: string[] = []
  for (let n = 0; n < cycles; n += 1) {
    const found = await Promise.race([cycle(seed + n), tooLong()]).catch((thrown: unknown) => [
      `broke off: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    ])
    violations.push(...found.map((what) => `seed ${seed + n}: ${what}`))
    if ((n + 1) % Math.ceil(cycles / 10) === 0) tell(`${n + 1} of ${cycles}`)
  }
  return { runs: cycles, violations, notes: [], skipped: null }
}

export function skippedBecause(reason: string): Outcome {
  return { runs: 0, violations: [], notes: [], skipped: reason }
}

async function tooLong(): Promise<never> {
  await setTimeout(longestCycle, null, { ref: false })
  throw new Error(`it did not end within ${longestCycle / 1000} s`)
}
