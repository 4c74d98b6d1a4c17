import { readVarint } from './read-record.ts'

/** A cell of a b-tree page, with where the rest of its payload lies. */
export interface Cell {
  /** Null in the b-tree of an index, or of a table without rowids. */
  rowid: number | null
  payloadLength: number
  local: Buffer
  /** First page of what did not fit; 0 where all did. */
  overflow: number
}

/** A page of a b-tree (https://sqlite.org/fileformat2.html#b_tree_pages). */
export interface TreePage {
  kind: 'table-leaf' | 'table-interior' | 'index-leaf' | 'index-interior'
  cells: Cell[]
  /** Pages below this one. */
  children: number[]
  /** Every cell lies where its page says, within the page. */
  whole: boolean
}

const kinds = new Map<number | undefined, TreePage['kind']>([
  [0x0d, 'table-leaf'],
  [0x05, 'table-interior'],
  [0x0a, 'index-leaf'],
  [0x02, 'index-interior'],
])

/** Reads one page; null where it is no page of a b-tree. The first page begins with the header of the file. */
export function readPage(bytes: Buffer, isFirst: boolean): TreePage | null {
  const start = isFirst ? 100 : 0
  const kind = kinds.get(bytes[start])
  if (kind === undefined) return null
  const isInterior = kind === 'table-interior' || kind === 'index-interior'
  const count = bytes.readUInt16BE(start + 3)
  const pointers = start + (isInterior ? 12 : 8)
  const page: TreePage = { kind, cells: [], children: [], whole: true }
  // A page that states more cells than it has room for is none of ours.
  if (pointers + count * 2 > bytes.length) return null
  for (let index = 0; index < count; index += 1) {
    const at = bytes.readUInt16BE(pointers + index * 2)
    const cell = at < pointers + count * 2 ? null : readCell(bytes, at, kind)
    if (cell === null) page.whole = false
    else {
      if (cell.child !== null) page.children.push(cell.child)
      if (cell.content !== null) page.cells.push(cell.content)
    }
  }
  if (isInterior) page.children.push(bytes.readUInt32BE(start + 8))
  return page
}

function readCell(
  bytes: Buffer,
  from: number,
  kind: TreePage['kind'],
): { child: number | null; content: Cell | null } | null {
  let at = from
  let child: number | null = null
  if (kind === 'table-interior' || kind === 'index-interior') {
    if (at + 4 > bytes.length) return null
    child = bytes.readUInt32BE(at)
    at += 4
    if (kind === 'table-interior') return { child, content: null }
  }
  const length = readVarint(bytes, at)
  if (length === null || length.value < 0) return null
  at = length.end
  let rowid: number | null = null
  if (kind === 'table-leaf') {
    const read = readVarint(bytes, at)
    if (read === null) return null
    rowid = read.value
    at = read.end
  }
  const here = localLength(length.value, bytes.length, kind === 'table-leaf')
  const spills = here < length.value
  if (at + here + (spills ? 4 : 0) > bytes.length) return null
  const content = {
    rowid,
    payloadLength: length.value,
    local: bytes.subarray(at, at + here),
    overflow: spills ? bytes.readUInt32BE(at + here) : 0,
  }
  return { child, content }
}

/** How much of a payload stays in its page: the rule of https://sqlite.org/fileformat2.html#cell_payload_overflow_pages. */
function localLength(payload: number, usable: number, isTable: boolean): number {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (payload <= most) return payload
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((payload - least) % (usable - 4))
  return wanted <= most ? wanted : least
}
