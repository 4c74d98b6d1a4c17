/** What a journal (`-wal`) adds to its database. */
export interface JournalPages {
  pageSize: number
  /** The newest image of each page. */
  pages: Map<number, Buffer>
  /**
   * Commits that SQLite will not replay, because a frame before them is damaged. A torn end, as a power cut leaves it,
   * counts for none: what was acknowledged stands before it.
   */
  commitsBehindDamage: number
  /** Bytes of the journal that end with its last commit before any damage: what SQLite replays. */
  soundBytes: number
  /** Frames that do not match their checksum, though sound ones follow. */
  damagedFrames: number
}

type Sum = readonly [number, number]

/** How a journal is to be read: what its header says, or what a journal of ours would have said. */
interface JournalReading {
  isWhole: boolean
  isBigEndian: boolean
  pageSize: number
  salt: Buffer
  /** The checksums from which the first frame may go on. */
  seeds: Sum[]
}

const headerLength = 32
const frameHeaderLength = 24
const magicLittleEndian = 0x377f0682
const magicBigEndian = 0x377f0683

/**
 * Reads a journal as SQLite does at recovery (https://sqlite.org/fileformat2.html#the_write_ahead_log), and goes on
 * where SQLite stops: each frame carries the checksum of all before it, so that the next one can be judged by what a
 * damaged frame says of itself. Null where there is no journal. `usualPageSize` counts where the header cannot say.
 */
export function readWal(bytes: Buffer, usualPageSize: number): JournalPages | null {
  if (bytes.length < headerLength + frameHeaderLength) return null
  const reads = [readHeader(bytes, false, usualPageSize), readHeader(bytes, true, usualPageSize)]
  const whole = reads.find(({ isWhole }) => isWhole)
  if (whole !== undefined) return readFrames(bytes, whole)
  const [one, other] = reads.map((reading) => readFrames(bytes, reading))
  if (one === undefined || other === undefined) return null
  return one.pages.size >= other.pages.size ? one : other
}

function readHeader(bytes: Buffer, isBigEndian: boolean, usualPageSize: number): JournalReading {
  const own = checksum(bytes.subarray(0, 24), [0, 0], isBigEndian)
  const hasMagic = bytes.readUInt32BE(0) === (isBigEndian ? magicBigEndian : magicLittleEndian)
  if (hasMagic && isSum(bytes, 24, own)) {
    return {
      isWhole: true,
      isBigEndian,
      pageSize: bytes.readUInt32BE(8),
      salt: bytes.subarray(16, 24),
      seeds: [own],
    }
  }
  // The first frame carries the salt as well.
  const salt = bytes.subarray(headerLength + 8, headerLength + 16)
  return { isWhole: false, isBigEndian, pageSize: usualPageSize, salt, seeds: [own, sumAt(bytes, 24)] }
}

function readFrames(
  bytes: Buffer,
  { isWhole, isBigEndian, pageSize, salt, seeds }: JournalReading,
): JournalPages {
  const committed: JournalPages = {
    pageSize,
    pages: new Map(),
    commitsBehindDamage: 0,
    soundBytes: 0,
    damagedFrames: 0,
  }
  let open = new Map<number, Buffer>()
  let sums = seeds
  let damaged = isWhole ? 0 : 1
  for (
    let at = headerLength;
    at + frameHeaderLength + pageSize <= bytes.length;
    at += frameHeaderLength + pageSize
  ) {
    const page = bytes.subarray(at + frameHeaderLength, at + frameHeaderLength + pageSize)
    const head = bytes.subarray(at, at + 8)
    const own = sums.map((sum) => checksum(page, checksum(head, sum, isBigEndian), isBigEndian))
    const isSound = own.some((sum) => isSum(bytes, at + 16, sum))
    const isOurs = bytes.subarray(at + 8, at + 16).equals(salt)
    // A frame of another salt is older than the journal's header, or its salt is damaged: its sums decide.
    sums = isSound ? [sumAt(bytes, at + 16)] : [sumAt(bytes, at + 16), ...own.slice(0, 1)]
    if (!isSound || !isOurs) {
      damaged += 1
      continue
    }
    open.set(bytes.readUInt32BE(at), page)
    if (bytes.readUInt32BE(at + 4) === 0) continue
    for (const [number, image] of open) committed.pages.set(number, image)
    open = new Map()
    committed.damagedFrames = damaged
    if (damaged > 0) committed.commitsBehindDamage += 1
    else committed.soundBytes = at + frameHeaderLength + pageSize
  }
  return committed
}

/** https://sqlite.org/fileformat2.html#checksum_algorithm; `bytes` is a multiple of 8 long. */
function checksum(bytes: Buffer, from: Sum, isBigEndian: boolean): Sum {
  let [first, second] = from
  for (let at = 0; at < bytes.length; at += 8) {
    const one = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
    const two = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)
    first = (first + one + second) >>> 0
    second = (second + two + first) >>> 0
  }
  return [first, second]
}

function isSum(bytes: Buffer, at: number, [first, second]: Sum): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second
}

function sumAt(bytes: Buffer, at: number): Sum {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
}
