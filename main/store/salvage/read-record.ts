/** A value as SQLite stores it. Integers beyond 2^53 lose their last digits; this console stores none. */
export type StoredValue = null | number | string | Uint8Array

const text = new TextDecoder('utf-8', { fatal: true })

/** A variable-length integer (https://sqlite.org/fileformat2.html#varint) and where it ends; null past the end. */
export function readVarint(bytes: Buffer, from: number): { value: number; end: number } | null {
  const first = bytes[from]
  if (first !== undefined && first < 0x80) return { value: first, end: from + 1 }
  let value = 0n
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[from + index]
    if (byte === undefined) return null
    if (index === 8) return { value: signed((value << 8n) | BigInt(byte)), end: from + 9 }
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return { value: Number(value), end: from + index + 1 }
  }
  return null
}

function signed(value: bigint): number {
  return Number(BigInt.asIntN(64, value))
}

/**
 * The values of a record (https://sqlite.org/fileformat2.html#record_format). Null unless the lengths that its header
 * states add up to exactly what is there, and its texts are UTF-8: anything else is not a record, or a torn one.
 */
export function readRecord(payload: Buffer): StoredValue[] | null {
  const head = readVarint(payload, 0)
  if (head === null || head.value < head.end || head.value > payload.length) return null
  const values: StoredValue[] = []
  let at = head.end
  let body = head.value
  while (at < head.value) {
    const type = readVarint(payload, at)
    if (type === null || type.end > head.value) return null
    at = type.end
    const length = lengthOf(type.value)
    if (length === null || body + length > payload.length) return null
    const value = valueOf(type.value, payload.subarray(body, body + length))
    if (value === undefined) return null
    values.push(value)
    body += length
  }
  return body === payload.length ? values : null
}

/** Bytes of each fixed serial type, by its number. 10 and 11 are reserved. */
const fixedLengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function lengthOf(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2)
  return fixedLengths[type] ?? null
}

function valueOf(type: number, bytes: Buffer): StoredValue | undefined {
  if (type >= 12) return type % 2 === 0 ? Uint8Array.from(bytes) : textOf(bytes)
  switch (type) {
    case 0:
      return null
    case 7:
      return bytes.readDoubleBE(0)
    case 8:
      return 0
    case 9:
      return 1
    default:
      return bytes.length > 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length)
  }
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return text.decode(bytes)
  } catch {
    return undefined
  }
}
