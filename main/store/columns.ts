import type { Row } from './handles.ts'
import { DamagedRow } from './storage-failure.ts'

/* Reads a column as what its table declares; anything else means that the file is not ours. */

export function textOf(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new DamagedRow(`${column} holds no text`)
  return value
}

export function textOrNullOf(row: Row, column: string): string | null {
  return row[column] === null ? null : textOf(row, column)
}

export function numberOf(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new DamagedRow(`${column} holds no number`)
  return value
}

export function numberOrNullOf(row: Row, column: string): number | null {
  return row[column] === null ? null : numberOf(row, column)
}
