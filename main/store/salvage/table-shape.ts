import { numberOf, textOf } from '../columns.ts'
import type { Reading } from '../handles.ts'
import type { StoredValue } from './read-record.ts'

interface Column {
  name: string
  type: string
  notNull: boolean
  hasDefault: boolean
  /** The column that is the rowid itself; its record holds null. */
  isRowid: boolean
}

/** The columns of a table in the order in which its records hold them. */
export interface TableShape {
  name: string
  columns: Column[]
}

/** The tables of an open file of ours. */
export function readTableShapes(database: Reading): TableShape[] {
  return database
    .all("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1")
    .map((table) => shapeOf(database, textOf(table, 'name'), numberOf(table, 'wr') === 1))
}

function shapeOf(database: Reading, name: string, withoutRowid: boolean): TableShape {
  const rows = database.all('SELECT * FROM pragma_table_info(?) ORDER BY cid', name)
  const stored = withoutRowid
    ? [...rows.filter((row) => row['pk'] !== 0), ...rows.filter((row) => row['pk'] === 0)]
    : rows
  const columns = stored.map((row) => ({
    name: textOf(row, 'name'),
    type: textOf(row, 'type'),
    notNull: row['notnull'] === 1,
    hasDefault: row['dflt_value'] !== null,
    isRowid: !withoutRowid && row['pk'] === 1 && row['type'] === 'INTEGER',
  }))
  return { name, columns }
}

/**
 * A record as a row of this table, by column name; null where it is none. A record of an older version is shorter: the
 * columns that were added since take their defaults.
 */
export function fitRow(
  shape: TableShape,
  rowid: number | null,
  values: readonly StoredValue[],
): Map<string, StoredValue> | null {
  if (values.length > shape.columns.length) return null
  if (shape.columns.some(({ isRowid }) => isRowid) && rowid === null) return null
  const row = new Map<string, StoredValue>()
  for (const [index, column] of shape.columns.entries()) {
    if (index >= values.length) {
      if (column.notNull && !column.hasDefault) return null
      continue
    }
    const value = column.isRowid ? rowid : (values[index] ?? null)
    if (!fits(column, value)) return null
    row.set(column.name, value)
  }
  return row
}

function fits({ type, notNull }: Column, value: StoredValue): boolean {
  if (value === null) return !notNull
  switch (type) {
    case 'TEXT':
      return typeof value === 'string'
    case 'INTEGER':
      return Number.isInteger(value)
    default:
      return true
  }
}
