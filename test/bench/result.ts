import type { Figures } from './measure.ts'

/** One question, put to all its sides in one run. */
export interface Result {
  readonly id: string
  readonly what: string
  readonly sides: readonly Figures[]
  readonly verdicts: readonly Verdict[]
  /** Sides that should have stood here: none is dropped in silence. */
  readonly missing?: readonly Missing[]
}

/** A side that was not measured. Absent: its peer is not on this machine. Otherwise something went wrong. */
export interface Missing {
  readonly name: string
  readonly why: string
  readonly absent: boolean
}

/** What the figures come to, beside what was aimed at. Losses are published too. */
export interface Verdict {
  readonly name: string
  /** Null where a side that it needs was not measured. */
  readonly value: number | null
  readonly unit: string
  /** In words, as figures.md has it: `≤ 16.7`. */
  readonly aim: string
  readonly reached: boolean
}

export function atMost(name: string, value: number | null, limit: number, unit = ''): Verdict {
  return { name, value, unit, aim: `≤ ${limit}`, reached: value !== null && value <= limit }
}

export function atLeast(name: string, value: number | null, limit: number, unit = ''): Verdict {
  return { name, value, unit, aim: `≥ ${limit}`, reached: value !== null && value >= limit }
}

/** A run fails where a side went wrong; a peer that is not there is named and nothing more. */
export function wentWrong(results: readonly Result[]): boolean {
  return results.some(({ missing = [] }) => missing.some(({ absent }) => !absent))
}

/** The run as Markdown: one table of figures, one of verdicts. */
export function tableOf(results: readonly Result[]): string {
  const figures = results.flatMap(({ id, what, sides, missing = [] }) => [
    ...sides.map((side) => [
      id,
      what,
      side.name,
      side.keeps,
      String(side.samples),
      ...[side.median, side.p95, side.p99].map((value) => quantity(value, side.unit)),
    ]),
    ...missing.map(({ name, why }) => [id, what, name, `not measured: ${inCell(why)}`, '0', '', '', '']),
  ])
  const verdicts = results.flatMap(({ id, verdicts: own }) =>
    own.map(({ name, value, unit, aim, reached }) => [
      id,
      name,
      value === null ? 'not measured' : quantity(value, unit),
      aim,
      value === null ? '' : reached ? 'yes' : '**no**',
    ]),
  )
  return [
    table(['', 'what', 'side', 'keeps', 'n', 'median', 'p95', 'p99'], figures),
    '',
    table(['', 'figure', 'measured', 'aim', 'reached'], verdicts),
  ].join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function inCell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '/').slice(0, 200)
}

function quantity(value: number, unit: string): string {
  return `${round(value)} ${unit}`.trim()
}

function round(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
