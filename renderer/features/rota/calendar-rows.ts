import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import type { DutyStretch } from '../../../shared/rules/paging/coverage.ts'
import { overrideWords, peopleWords, type NameOf } from './shift-words.ts'

/** A stretch of a row, in ms. Without words its hours are told. */
export interface Block {
  from: number
  until: number
  words: string
  look: 'duty' | 'gap' | 'override'
}

export interface CalendarRow {
  id: string
  name: string
  blocks: Block[]
}

export type RowsBy = 'shift' | 'person'

/** The rows of the calendar: everybody together first, then the shifts and what overrides them, or the people. */
export function calendarRows(view: RotaView, by: RowsBy, nameOf: NameOf): CalendarRow[] {
  const { rota, span } = view
  const isEverybody = rota.shifts.length === 0
  const allWords = (stretch: DutyStretch) =>
    isEverybody && stretch.responderIds.length === activeCount(view)
      ? `Everyone (${stretch.responderIds.length})`
      : peopleWords(stretch.responderIds, nameOf, 2)
  const all: CalendarRow = {
    id: 'all',
    name: 'On duty',
    blocks: [...blocksOf(span.stretches, allWords), ...span.gaps.map(gapBlock)],
  }
  return by === 'person'
    ? [all, ...personRows(view)]
    : [all, ...shiftRows(view, nameOf), ...overrideRows(view, nameOf)]
}

function activeCount({ people }: RotaView): number {
  return people.filter(({ active }) => active).length
}

function gapBlock({ from, until }: { from: number; until: number }): Block {
  return { from, until, words: 'Nobody can be paged', look: 'gap' }
}

function blocksOf(stretches: readonly DutyStretch[], wordsOf: (stretch: DutyStretch) => string): Block[] {
  return stretches
    .filter(({ responderIds }) => responderIds.length > 0)
    .map((stretch) => ({ from: stretch.from, until: stretch.until, words: wordsOf(stretch), look: 'duty' }))
}

function shiftRows({ rota, span }: RotaView, nameOf: NameOf): CalendarRow[] {
  return rota.shifts.map(({ id, name }, place) => ({
    id: `shift-${id}`,
    name,
    blocks: blocksOf(span.shifts[place] ?? [], ({ responderIds }) => peopleWords(responderIds, nameOf, 2)),
  }))
}

function overrideRows({ rota, span }: RotaView, nameOf: NameOf): CalendarRow[] {
  return rota.overrides
    .map((override): CalendarRow => {
      const [from, until] = [Date.parse(override.from), Date.parse(override.until)]
      const words = overrideWords(override, nameOf)
      return {
        id: `override-${override.id}`,
        name: 'Override',
        blocks: [{ from, until, words, look: 'override' }],
      }
    })
    .filter(({ blocks }) => blocks.some(({ from, until }) => from < span.until && until > span.from))
}

/** Everybody who is on duty at some time of the span, each with their own hours. */
function personRows({ people, span }: RotaView): CalendarRow[] {
  return people
    .map(({ id, name }) => ({
      id: `person-${id}`,
      name,
      blocks: joined(span.stretches.filter(({ responderIds }) => responderIds.includes(id))),
    }))
    .filter(({ blocks }) => blocks.length > 0)
}

/** Stretches that follow on each other are one, whoever else comes and goes. */
function joined(stretches: readonly DutyStretch[]): Block[] {
  const blocks: Block[] = []
  for (const { from, until } of stretches) {
    const last = blocks.at(-1)
    if (last !== undefined && last.until === from) last.until = until
    else blocks.push({ from, until, words: '', look: 'duty' })
  }
  return blocks
}
