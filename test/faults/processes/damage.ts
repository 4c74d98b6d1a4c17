import type { Random } from '#server/sample/random'

/** Bytes with something wrong, and what in words. */
export interface Damaged {
  readonly bytes: Buffer
  readonly what: string
}

/** What disks write and lose at once. */
const sector = 512

/** What a crash of the machine or a bad disk leaves of a journal that was being appended to. */
export function damageJournal(random: Random, whole: Buffer, older: readonly Buffer[]): Damaged {
  switch (random.integer(0, 4)) {
    case 0: {
      const length = random.integer(0, whole.length)
      return { bytes: Buffer.from(whole.subarray(0, length)), what: `cut after ${length} bytes` }
    }
    case 1:
      return flipped(random, whole, 0, whole.length)
    case 2:
      return zeroed(random, whole)
    case 3: {
      const from = older[random.integer(0, older.length - 1)] ?? whole
      return { bytes: Buffer.from(from), what: `the journal of an older moment, ${from.length} bytes` }
    }
    default:
      return scattered(random, whole)
  }
}

/** What a bad disk, a bad copy or a careless hand leaves of a database file. */
export function damageFile(random: Random, whole: Buffer): Damaged {
  switch (random.integer(0, 6)) {
    case 0: {
      const length = random.integer(0, whole.length - 1)
      return { bytes: Buffer.from(whole.subarray(0, length)), what: `cut after ${length} bytes` }
    }
    case 1:
      return flipped(random, whole, 0, 100)
    case 2:
      return flipped(random, whole, 100, whole.length)
    case 3:
      return zeroed(random, whole)
    case 4:
      return scattered(random, whole)
    case 5: {
      const bytes = Buffer.from(Array.from(whole.subarray(0, 4096), () => random.integer(0, 255)))
      return { bytes, what: 'no database at all' }
    }
    default:
      return swapped(random, whole)
  }
}

function flipped(random: Random, whole: Buffer, from: number, to: number): Damaged {
  const bytes = Buffer.from(whole)
  const count = random.integer(1, 64)
  for (let n = 0; n < count && bytes.length > from; n += 1) {
    const place = random.integer(from, Math.min(to, bytes.length) - 1)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random.integer(0, 7))
  }
  return { bytes, what: `${count} bits flipped between ${from} and ${to}` }
}

/** Sectors that were never written. */
function zeroed(random: Random, whole: Buffer): Damaged {
  const bytes = Buffer.from(whole)
  const first = random.integer(0, Math.max(0, Math.ceil(whole.length / sector) - 1))
  const count = random.integer(1, 16)
  bytes.fill(0, first * sector, Math.min(bytes.length, (first + count) * sector))
  return { bytes, what: `${count} sectors from ${first} zeroed` }
}

/** Sectors that hold something else. */
function scattered(random: Random, whole: Buffer): Damaged {
  const bytes = Buffer.from(whole)
  const count = random.integer(1, 4)
  for (let n = 0; n < count; n += 1) {
    const at = random.integer(0, Math.max(0, Math.ceil(whole.length / sector) - 1)) * sector
    for (let place = at; place < Math.min(at + sector, bytes.length); place += 1)
      bytes[place] = random.integer(0, 255)
  }
  return { bytes, what: `${count} sectors of something else` }
}

/** Two pages in each other's place. */
function swapped(random: Random, whole: Buffer): Damaged {
  const bytes = Buffer.from(whole)
  const page = 8192
  const last = Math.max(0, Math.floor(whole.length / page) - 1)
  const [one, other] = [random.integer(0, last), random.integer(0, last)]
  whole.copy(bytes, one * page, other * page, (other + 1) * page)
  whole.copy(bytes, other * page, one * page, (one + 1) * page)
  return { bytes, what: `pages ${one} and ${other} in each other's place` }
}
