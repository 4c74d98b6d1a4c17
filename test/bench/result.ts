import type { Figures } from './measure.ts'

/** One question, put to all its sides in one run. */
export interface Result {
  readonly id: string
  readonly what: string
  readonly sides: readonly Figures[]
  readonly verdicts: readonly Verdict[]
}

/** What the figures come to, beside what was aimed at. Losses are published too. */
export interface Verdict {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** In words, as figures.md has it: `≤ 16.7`. */
  readonly aim: string
  readonly reached: boolean
}

export function atMost(name: string, value: number, limit: number, unit = ''): Verdict {
  return { name, value, unit, aim: `≤ ${limit}`, reached: value <= limit }
}

export function atLeast(name: string, value: number, limit: number, unit = ''): Verdict {
  return { name, value, unit, aim: `≥ ${limit}`, reached: value >= limit }
}

/** The run as Markdown: one table of figures, one of verdicts. */
export function tableOf(results: readonly Result[]): string {
  const figures = results.flatMap(({ id, what, sides }) =>
    sides.map((side) => [
      id,
      what,
      side.name,
      String(side.samples),
      ...[side.median, side.p95, side.p99].map(ms),
    ]),
  )
  const verdicts = results.flatMap(({ id, verdicts: own }) =>
    own.map(({ name, value, unit, aim, reached }) => [
      id,
      name,
      `${round(value)} ${unit}`.trim(),
      aim,
      reached ? 'yes' : '**no**',
    ]),
  )
  return [
    table(['', 'what', 'side', 'n', 'median', 'p95', 'p99'], figures),
    '',
    table(['', 'figure', 'measured', 'aim', 'reached'], verdicts),
  ].join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function ms(value: number): string {
  return `${round(value)} ms`
}

function round(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
