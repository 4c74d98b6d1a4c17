import type { Fault, Outcome } from './fault.ts'

/** A fault with what came of it and how long it took, in ms. */
export interface Row extends Outcome {
  readonly id: string
  readonly fault: string
  readonly checked: string
  readonly seed: number
  readonly took: number
}

export function rowOf({ id, fault, checked }: Fault, outcome: Outcome, seed: number, took: number): Row {
  return { ...outcome, id, fault, checked, seed, took }
}

/** The run as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ id, fault, checked, runs, violations, notes, skipped, seed, took }) => [
    id,
    fault,
    skipped === null ? String(runs) : 'did not run',
    skipped === null ? String(violations.length) : '',
    skipped ?? [checked, ...notes].join('; '),
    String(seed),
    `${Math.round(took / 1000)} s`,
  ])
  return [
    ['', 'fault', 'runs', 'violations', 'what was checked', 'seed', 'took'],
    ['---', '---', '---:', '---:', '---', '---:', '---:'],
    ...lines,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
