import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import type { ResponderId } from '../../../shared/protocol/common.ts'
import type { DutyStretch } from '../../../shared/rules/paging/coverage.ts'
import { i18n } from '../../texts/i18n.ts'
import {
  compactPeople,
  namesOf,
  overrideWords,
  peopleWords,
  shortNamesOf,
  type NameOf,
} from './shift-words.ts'

/** A stretch of a row, in ms. */
export interface Block {
  from: number
  until: number
  /** Short, for there is little room; blank in a row that is about one person. */
  words: string
  inFull: string
  look: 'duty' | 'gap' | 'override'
}

export interface CalendarRow {
  id: string
  name: string
  blocks: Block[]
}

export type RowsBy = 'shift' | 'person'

/** The rows of the calendar: everybody together first, then the shifts and what overrides them, or the people. */
export function calendarRows(view: RotaView, by: RowsBy): CalendarRow[] {
  const { rota, span, people } = view
  const names: Names = { inFull: namesOf(people), short: shortNamesOf(people, shownIn(view)) }
  const isEverybody = rota.shifts.length === 0
  const everyone = i18n.t('Everyone ({count, number})', { count: activeCount(view) })
  const blockOf = (stretch: DutyStretch): Block =>
    isEverybody && stretch.responderIds.length === activeCount(view)
      ? { ...dutyBlock(stretch, names), words: everyone, inFull: everyone }
      : dutyBlock(stretch, names)
  const all: CalendarRow = {
    id: 'all',
    name: i18n.t('On duty'),
    blocks: [...staffed(span.stretches).map(blockOf), ...span.gaps.map(gapBlock)],
  }
  return by === 'person'
    ? [all, ...personRows(view)]
    : [all, ...shiftRows(view, names), ...overrideRows(view, names)]
}

function activeCount({ people }: RotaView): number {
  return people.filter(({ active }) => active).length
}

/** Everybody of whom a block tells the name. */
function shownIn({ rota, span }: RotaView): Set<ResponderId> {
  const stretches = [...span.stretches, ...span.shifts.flat()]
  const overridden = rota.overrides.flatMap(({ off, on }) => [off, on]).filter((id) => id !== null)
  return new Set([...stretches.flatMap(({ responderIds }) => responderIds), ...overridden])
}

interface Names {
  inFull: NameOf
  short: NameOf
}

function gapBlock({ from, until }: { from: number; until: number }): Block {
  return { from, until, words: i18n.t('Nobody'), inFull: i18n.t('Nobody can be paged'), look: 'gap' }
}

function staffed(stretches: readonly DutyStretch[]): DutyStretch[] {
  return stretches.filter(({ responderIds }) => responderIds.length > 0)
}

/** Names of so many at most are told in full. */
const mostNamed = 12

function dutyBlock({ from, until, responderIds }: DutyStretch, { inFull, short }: Names): Block {
  return {
    from,
    until,
    words: compactPeople(responderIds, short),
    inFull: peopleWords(responderIds, inFull, mostNamed),
    look: 'duty',
  }
}

function shiftRows({ rota, span }: RotaView, names: Names): CalendarRow[] {
  return rota.shifts.map(({ id, name }, place) => ({
    id: `shift-${id}`,
    name,
    blocks: staffed(span.shifts[place] ?? []).map((stretch) => dutyBlock(stretch, names)),
  }))
}

/** As few rows as hold them without one lying over another. */
function overrideRows({ rota, span }: RotaView, { inFull, short }: Names): CalendarRow[] {
  const blocks = rota.overrides
    .map((override): Block => {
      const [from, until] = [Date.parse(override.from), Date.parse(override.until)]
      const words = overrideWords(override, short)
      return { from, until, words, inFull: overrideWords(override, inFull), look: 'override' }
    })
    .filter(({ from, until }) => from < span.until && until > span.from)
    .sort((one, other) => one.from - other.from)
  const rows: CalendarRow[] = []
  for (const block of blocks) {
    const free = rows.find((row) => (row.blocks.at(-1)?.until ?? 0) <= block.from)
    if (free !== undefined) free.blocks.push(block)
    else rows.push({ id: `overrides-${rows.length}`, name: i18n.t('Overrides'), blocks: [block] })
  }
  return rows
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
    else blocks.push({ from, until, words: '', inFull: i18n.t('On duty'), look: 'duty' })
  }
  return blocks
}
