import type { StoredValue } from './read-record.ts'
import { fitRow, readTableShapes, type TableShape } from './table-shape.ts'
import type { FoundRow, WalkedFile } from './walk-file.ts'
import { doubtAct, putAgainUnread, putRow, putUnread } from './put-salvaged.ts'
import { isReadableAct, isWholeDraft } from './readable-rows.ts'
import type { Writing } from '../handles.ts'
import { isPayloadIntact } from '../payload-sum.ts'
import type { Salvage } from './salvage-report.ts'

interface Fitted {
  table: string
  row: Map<string, StoredValue>
  certain: boolean
}

/**
 * Writes all that was found into a new file, in one transaction: rows that their tree leads to first, then strays, of
 * which a copy of something known adds nothing. A stray act that looks unsent waits for its author's word: it may have
 * been discarded before. Indexes are not read, they follow from the rows; they only tell what is missing.
 */
export function salvageWork(into: Writing, walked: WalkedFile, now: number): Salvage {
  const shapes = readTableShapes(into)
  const salvage: Salvage = {
    unsentActs: 0,
    sentActs: 0,
    drafts: 0,
    doubtfulActs: 0,
    unreadRows: 0,
    lostActs: 0,
    unreadablePages: walked.unreadablePages,
  }
  const keepUnread = (owner: string, content: unknown) => {
    putUnread(into, owner, JSON.stringify(content), now)
    salvage.unreadRows += 1
  }

  function put({ table, row, certain }: Fitted): void {
    // What an earlier salvage could not read, this one cannot number anew: it has found some of its own by now.
    if (table === 'unread') return putAgainUnread(into, row)
    if (!isOfThisVersion(table, row)) return keepUnread(table, Object.fromEntries(row))
    const isIntact = isPayloadIntact(Object.fromEntries(row))
    const doubtful = table === 'act' && !(certain && isIntact) && row.get('state') !== 'sent'
    const kept = isIntact ? row : new Map([...row, ['payload_sum', null] as const])
    const outcome = putRow(into, table, doubtful ? doubtAct(kept, now) : kept)
    if (outcome === 'refused') return keepUnread(table, Object.fromEntries(row))
    if (outcome === 'known') return
    if (table === 'draft') salvage.drafts += 1
    if (table !== 'act') return
    if (row.get('state') === 'sent') salvage.sentActs += 1
    else salvage.unsentActs += 1
    if (doubtful) salvage.doubtfulActs += 1
  }

  into.transaction(() => {
    const fitted: Fitted[] = []
    for (const found of walked.rows) {
      const fit = fitFound(shapes, found)
      if (fit !== null) fitted.push(fit)
      else if (shapes.some(({ name }) => name === found.owner)) keepUnread(found.owner ?? '', found.values)
    }
    for (const fit of fitted.toSorted(byTrust)) put(fit)
    salvage.lostActs = lostPlaces(into, walked.rows)
  })
  return salvage
}

/** A row of the tree it hangs in; a stray, or what a torn tree leads to, is known by its shape. */
function fitFound(shapes: readonly TableShape[], found: FoundRow): Fitted | null {
  const own = shapes.find(({ name }) => name === found.owner)
  const row = own === undefined ? null : fitRow(own, found.rowid, found.values)
  if (own !== undefined && row !== null) return { table: own.name, row, certain: found.certain }
  if (found.certain) return null
  const [first, ...others] = shapes.flatMap((shape) => {
    const fit = fitRow(shape, found.rowid, found.values)
    return fit !== null && isOfThisVersion(shape.name, fit)
      ? [{ table: shape.name, row: fit, certain: false }]
      : []
  })
  return first !== undefined && others.length === 0 ? first : null
}

/** Certain ones first; of strays those first that end a matter, since an older copy of them may lie about as well. */
function byTrust(one: Fitted, other: Fitted): number {
  return rank(one) - rank(other)
}

function rank({ row, certain }: Fitted): number {
  return (certain ? 0 : 2) + (row.get('state') === 'sent' ? 0 : 1)
}

/** An act has to be one that this console can send and show, a draft at least whole; other tables hold plain values. */
function isOfThisVersion(table: string, row: ReadonlyMap<string, StoredValue>): boolean {
  if (table === 'act') return isReadableAct(Object.fromEntries(row))
  if (table === 'draft') return isWholeDraft(Object.fromEntries(row))
  return true
}

/** The index of unsent acts names their places; what it names and no row fills is lost. */
function lostPlaces(into: Writing, rows: readonly FoundRow[]): number {
  const named = new Set(
    rows.filter(({ owner, certain }) => owner === 'act_unsent' && certain).map(({ values }) => values[0]),
  )
  if (named.size === 0) return 0
  const kept = new Set(into.all('SELECT place FROM act').map((row) => row['place']))
  const unread = into.all("SELECT json_extract(content, '$.place') AS place FROM unread WHERE owner = 'act'")
  for (const row of unread) kept.add(row['place'] ?? null)
  return [...named].filter((place) => typeof place === 'number' && !kept.has(place)).length
}
