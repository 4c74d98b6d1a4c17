import { attachmentType, isPicture, tellingBytes } from './attachment-type.ts'

/** Some bytes of a file; fewer than asked for at its end. */
export type ReadBytes = (offset: number, length: number) => Uint8Array

/** What a file says of itself before anything of it is decoded, in pixels. */
export interface PictureSize {
  readonly type: string
  readonly width: number
  readonly height: number
}

/**
 * Pixels of the largest picture that is drawn. Decoded each takes 4 bytes, 100 MB for all of them, while its thumbnail is made:
 * a photograph of 24 megapixels is, one of 50 is a row with words.
 */
export const mostPixels = 25_000_000

export function canBeDrawn({ width, height }: Pick<PictureSize, 'width' | 'height'>): boolean {
  return width * height <= mostPixels
}

/** Parts of a file that are passed over on the way to its size: more than any camera writes. */
const mostSteps = 1000

/**
 * Type and size of a PNG, JPEG, GIF or WebP, from its header alone; null for everything else, and for what is too broken to say.
 * Reads a few bytes at a time, wherever the file leads. For PNG: W3C PNG 11.2.1; GIF89a 18 to 20; JPEG: ITU-T T.81 B; WebP: RFC 9649.
 */
export function pictureSize(read: ReadBytes): PictureSize | null {
  const type = attachmentType('', read(0, tellingBytes))
  if (!isPicture(type)) return null
  const size = sizeOf(type, read)
  return size === null || size.width < 1 || size.height < 1 ? null : { type, ...size }
}

type Size = Pick<PictureSize, 'width' | 'height'>

function sizeOf(type: string, read: ReadBytes): Size | null {
  switch (type) {
    case 'image/png':
      return sizeOfPng(read)
    case 'image/jpeg':
      return sizeOfJpeg(read)
    case 'image/gif':
      return sizeOfGif(read)
    case 'image/webp':
      return sizeOfWebp(read)
    default:
      return null
  }
}

/** So many bytes, or null where the file ends before. */
function view(read: ReadBytes, offset: number, length: number): DataView | null {
  const bytes = read(offset, length)
  return bytes.length < length ? null : new DataView(bytes.buffer, bytes.byteOffset, length)
}

const ihdr = 0x49484452

function sizeOfPng(read: ReadBytes): Size | null {
  const head = view(read, 0, 24)
  if (head?.getUint32(12) !== ihdr) return null
  return { width: head.getUint32(16), height: head.getUint32(20) }
}

/** Segments follow each other, each with its length; the frame header among them says the size. */
function sizeOfJpeg(read: ReadBytes): Size | null {
  let at = 2
  for (let step = 0; step < mostSteps; step += 1) {
    const head = view(read, at, 4)
    if (head?.getUint8(0) !== 0xff) return null
    const marker = head.getUint8(1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const frame = view(read, at + 5, 4)
      return frame && { height: frame.getUint16(0), width: frame.getUint16(2) }
    }
    // Fill bytes, and markers without a segment.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    // The picture itself, or the end: no frame header came before it.
    else if (marker >= 0xd8 && marker <= 0xda) return null
    else at += 2 + head.getUint16(2)
  }
  return null
}

/** The screen, or its first frame where that is larger: then decoders take the frame for the screen. */
function sizeOfGif(read: ReadBytes): Size | null {
  const screen = view(read, 0, 13)
  if (screen === null) return null
  const flags = screen.getUint8(10)
  let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  for (let step = 0; step < mostSteps; step += 1) {
    const kind = view(read, at, 1)?.getUint8(0)
    if (kind === 0x2c) {
      const frame = view(read, at + 1, 8)
      if (frame === null) return null
      return {
        width: Math.max(screen.getUint16(6, true), frame.getUint16(4, true)),
        height: Math.max(screen.getUint16(8, true), frame.getUint16(6, true)),
      }
    }
    if (kind !== 0x21) return null
    at += 2
    for (let length = 1; length > 0; step += 1) {
      const block = view(read, at, 1)
      if (block === null || step >= mostSteps) return null
      length = block.getUint8(0)
      at += 1 + length
    }
  }
  return null
}

const [lossy, lossless, extended] = [0x56503820, 0x5650384c, 0x56503858]

function sizeOfWebp(read: ReadBytes): Size | null {
  const head = view(read, 0, 30)
  switch (head?.getUint32(12)) {
    case lossy:
      return { width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff }
    case lossless: {
      const packed = head.getUint32(21, true)
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    case extended:
      return {
        width: (head.getUint32(24, true) & 0xffffff) + 1,
        height: (head.getUint32(26, true) >>> 8) + 1,
      }
    default:
      return null
  }
}
