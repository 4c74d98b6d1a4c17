import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { PageShow } from '../../shared/ipc/page-views.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading, Row } from './handles.ts'
import { foldWords } from './fold-words.ts'

/**
 * Where a page stands in the list: those that nobody has first, then those under way, the newest first in each. Trials of
 * one method are no pages to whoever looks for people to wake: they stand with their method, and in the log.
 */
export interface PagePlace {
  rank: number
  beganAt: string
  id: string
}

export interface PlacedPage {
  page: Page
  place: PagePlace
}

/** What of the list is wanted. `text`: words of a page, of its tickets, its group or its people; `#5123` a ticket's number. */
export interface PageChoice {
  show: PageShow
  text: string
}

/** Keyset, not OFFSET: a page that begins meanwhile must not shift the next window. */
export function readPlacedPages(
  database: Reading,
  choice: PageChoice,
  after: PagePlace | null,
  limit: number,
): PlacedPage[] {
  const { rank, beganAt, id } = after ?? { rank: -1, beganAt: '', id: '' }
  return database
    .all(
      `SELECT doc, rank, began_at, id FROM page WHERE ${chosen(choice.show)}
         AND (rank > ?3 OR (rank = ?3 AND (began_at, id) < (?4, ?5)))
       ORDER BY rank, began_at DESC, id DESC LIMIT +?6`,
      ...searched(choice.text),
      rank,
      beganAt,
      id,
      limit,
    )
    .map((row) => ({ page: pageOf(row), place: placeOf(row) }))
}

export function countPages(database: Reading, { show, text }: PageChoice): number {
  const row = database.get(`SELECT count(*) AS n FROM page WHERE ${chosen(show)}`, ...searched(text))
  return numberOf(row ?? {}, 'n')
}

/** Pages under way, and those of them that nobody has. */
export function countLivePages(database: Reading): { live: number; unheld: number } {
  const row = database.get(
    'SELECT count(*) AS live, count(*) FILTER (WHERE rank = 0) AS unheld FROM page WHERE rank < 2',
  )
  return { live: numberOf(row ?? {}, 'live'), unheld: numberOf(row ?? {}, 'unheld') }
}

/** A page with messages. `lastAt`: of its newest message. */
export interface PageWithDeliveries {
  page: Page
  lastAt: string
  /** The page itself is what was looked for, by its group, its tickets or who made it: so are all its messages. */
  isAbout: boolean
}

/** Pages with messages in which words are found, those with the newest message first, read one by one. */
export function* walkPagesWithDeliveries(database: Reading, text: string): Generator<PageWithDeliveries> {
  const rows = database.walk(
    'deliveries',
    `SELECT doc, last_at, (?1 <> '' AND (${about})) AS is_about FROM page
     WHERE delivery_count > 0 AND (?1 = '' OR instr(words, ?1) > 0 OR is_about)
     ORDER BY last_at DESC, id DESC`,
    ...searched(text),
  )
  try {
    for (let next = rows.next(); next.done !== true; next = rows.next())
      yield {
        page: pageOf(next.value),
        lastAt: textOf(next.value, 'last_at'),
        isAbout: numberOf(next.value, 'is_about') === 1,
      }
  } finally {
    rows.return?.()
  }
}

export function countDeliveries(database: Reading): number {
  const row = database.get('SELECT coalesce(sum(delivery_count), 0) AS n FROM page')
  return numberOf(row ?? {}, 'n')
}

/** The condition of a choice, over what `searched` gives for ?1 and ?2. */
function chosen(show: PageShow): string {
  return `${shown(show)} AND (?1 = '' OR instr(words, ?1) > 0 OR ${about})`
}

/** Whether a page's group, author or tickets bear the words ?1, or a ticket the number ?2. */
const about = `
  EXISTS (SELECT 1 FROM customer_group AS g WHERE g.id = page.group_id AND instr(g.words, ?1) > 0)
  OR EXISTS (SELECT 1 FROM staff WHERE staff.id = page.made_by AND instr(folded(staff.name), ?1) > 0)
  OR EXISTS (SELECT 1 FROM page_ticket JOIN ticket ON ticket.id = ticket_id
             WHERE page_id = page.id AND (number = ?2 OR instr(folded(subject), ?1) > 0))`

function shown(show: PageShow): string {
  switch (show) {
    case 'live':
      return 'rank < 2'
    case 'withheld':
      return "state = 'withheld'"
    case 'all':
      return 'rank < 3'
    default:
      return assertNever(show)
  }
}

function searched(text: string): [words: string, number: number] {
  const digits = /^#?(\d{1,9})$/.exec(text.trim())?.[1]
  return [foldWords(text.trim()), digits === undefined ? -1 : Number(digits)]
}

function pageOf(row: Row): Page {
  return pageSchema.parse(JSON.parse(textOf(row, 'doc')))
}

function placeOf(row: Row): PagePlace {
  return { rank: numberOf(row, 'rank'), beganAt: textOf(row, 'began_at'), id: textOf(row, 'id') }
}
