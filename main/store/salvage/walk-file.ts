import { readPage, type Cell, type TreePage } from './read-page.ts'
import { readRecord, type StoredValue } from './read-record.ts'
import { readWal, type JournalPages } from './read-wal.ts'

/** A row as it lies in a page, whatever table it belongs to. */
export interface FoundRow {
  /** The table or index whose tree leads to it; null where no tree that can be read does. */
  owner: string | null
  rowid: number | null
  values: StoredValue[]
  /** Reached through its tree, on a page that is whole: as it was committed, as far as anybody can tell. */
  certain: boolean
}

export interface WalkedFile {
  rows: FoundRow[]
  /** Pages that should hold something and cannot be read. */
  unreadablePages: number
}

const magic = 'SQLite format 3\0'

/**
 * Reads every row that can be read of a damaged database, page by page, by SQLite's documented file format: first those
 * that the trees lead to, then those on pages that no readable tree leads to. Pages that are known to be free are passed
 * over, since what lies there was deleted. `usualPageSize` counts where the file cannot say.
 */
export function walkFile(database: Buffer, journal: Buffer, usualPageSize: number): WalkedFile {
  const added = readWal(journal, usualPageSize)
  const sizes = new Set([usualPageSize, added?.pageSize ?? usualPageSize, statedSize(database)])
  const walks = [...sizes].map((pageSize) =>
    walkWith(database, added?.pageSize === pageSize ? added : null, pageSize),
  )
  return walks.reduce((best, walk) => (walk.rows.length > best.rows.length ? walk : best))
}

function statedSize(database: Buffer): number {
  const size = database.length < 100 ? 0 : database.readUInt16BE(16)
  const isSize = size >= 512 && Number.isInteger(Math.log2(size))
  return isSize ? size : 65536
}

function walkWith(database: Buffer, added: JournalPages | null, pageSize: number): WalkedFile {
  const pages = added?.pages ?? new Map<number, Buffer>()
  // A journal may hold more pages than a call may have arguments.
  const count = pages
    .keys()
    .reduce((most, number) => Math.max(most, number), Math.ceil(database.length / pageSize))
  const imageOf = (number: number): Buffer | null => {
    const image = pages.get(number) ?? database.subarray((number - 1) * pageSize, number * pageSize)
    return number >= 1 && number <= count && image.length === pageSize ? image : null
  }
  const used = new Set<number>()
  const rows: FoundRow[] = []
  let unreadablePages = added?.damagedFrames ?? 0

  /** Reads the rows of one page; answers whether all of them could be. */
  function takeRows(page: TreePage, owner: string | null): boolean {
    let whole = page.whole
    const taken: FoundRow[] = []
    for (const cell of page.cells) {
      const payload = wholePayload(cell, imageOf, used)
      const values = payload === null ? null : readRecord(payload)
      if (values === null) whole = false
      else taken.push({ owner, rowid: cell.rowid, values, certain: true })
    }
    for (const row of taken) rows.push({ ...row, certain: whole && owner !== null })
    return whole
  }

  function walkTree(root: number, owner: string): void {
    const ahead = [root]
    for (let number = ahead.pop(); number !== undefined; number = ahead.pop()) {
      if (used.has(number)) continue
      const image = imageOf(number)
      const page = image === null ? null : readPage(image, number === 1)
      if (page === null) {
        unreadablePages += 1
        // What lies there belongs to somebody, but nobody can say whom: it is looked at again with the strays.
        continue
      }
      used.add(number)
      if (!takeRows(page, owner)) unreadablePages += 1
      ahead.push(...page.children)
    }
  }

  walkTree(1, 'sqlite_schema')
  for (const { name, root } of trees(rows)) walkTree(root, name)
  for (const number of freePages(imageOf)) used.add(number)
  for (let number = 1; number <= count; number += 1) {
    const image = used.has(number) ? null : imageOf(number)
    const page = image === null ? null : readPage(image, number === 1)
    if (page !== null) takeRows(page, null)
  }
  return { rows, unreadablePages }
}

/** Every tree that the schema names, with its first page. */
function trees(rows: readonly FoundRow[]): { name: string; root: number }[] {
  return rows.flatMap(({ owner, values: [, name, , root] }) =>
    owner === 'sqlite_schema' && typeof name === 'string' && typeof root === 'number' && root > 1
      ? [{ name, root }]
      : [],
  )
}

/** The pages of the free list (https://sqlite.org/fileformat2.html#the_freelist); none where the list is not whole. */
function freePages(imageOf: (number: number) => Buffer | null): Set<number> {
  const free = new Set<number>()
  const first = imageOf(1)
  if (first === null || first.subarray(0, 16).toString('latin1') !== magic) return free
  let trunk = first.readUInt32BE(32)
  while (trunk !== 0 && !free.has(trunk)) {
    const image = imageOf(trunk)
    if (image === null) break
    free.add(trunk)
    const leaves = Math.min(image.readUInt32BE(4), image.length / 4 - 2)
    for (let index = 0; index < leaves; index += 1) free.add(image.readUInt32BE(8 + index * 4))
    trunk = image.readUInt32BE(0)
  }
  return free.size === first.readUInt32BE(36) ? free : new Set()
}

/** A payload with all that spilled over; null where the chain breaks. */
function wholePayload(
  cell: Cell,
  imageOf: (number: number) => Buffer | null,
  used: Set<number>,
): Buffer | null {
  const parts = [cell.local]
  const chain: number[] = []
  let missing = cell.payloadLength - cell.local.length
  for (let number = cell.overflow; missing > 0;) {
    const image = chain.includes(number) ? null : imageOf(number)
    if (image === null) return null
    chain.push(number)
    const part = image.subarray(4, 4 + Math.min(missing, image.length - 4))
    parts.push(part)
    missing -= part.length
    number = image.readUInt32BE(0)
  }
  for (const number of chain) used.add(number)
  return Buffer.concat(parts)
}
