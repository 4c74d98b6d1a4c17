import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeDrawn, pictureSize } from '#shared/rules/attachments/picture-size'
import { encodedPictures, pictureOf, pngOf, type PictureKind } from '../../../support/pictures.ts'

const kinds = Object.keys(encodedPictures) as PictureKind[]
const sizeOf = (bytes: Uint8Array) => pictureSize((at, length) => bytes.subarray(at, at + length))
const ended = (...bytes: number[]) => Buffer.from(bytes)

/** A WebP without the frame around it, as simple programs write it. */
function plainWebp(kind: 'webp' | 'webpLossless', name: string): Buffer {
  const bytes = pictureOf(kind)
  const at = bytes.indexOf(name, 12, 'latin1')
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.write('WEBP', 8, 'latin1')
  return Buffer.concat([head, bytes.subarray(at)])
}

/** A segment of a JPEG before its frame: a camera's own picture, a colour profile. */
function jpegWith(segment: Buffer): Buffer {
  const bytes = pictureOf('jpeg')
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)])
}

describe('the size of a picture', () => {
  it.each(kinds)('is read from the header of a %s', (kind) => {
    expect(sizeOf(pictureOf(kind))).toMatchObject({ width: 37, height: 21 })
  })

  it('is read from WebP of all three kinds', () => {
    for (const bytes of [pictureOf('webp'), plainWebp('webp', 'VP8 '), plainWebp('webpLossless', 'VP8L')])
      expect(sizeOf(bytes)).toEqual({ type: 'image/webp', width: 37, height: 21 })
  })

  it('is found behind whatever a camera writes before it', () => {
    const exif = Buffer.alloc(2 + 65_535)
    exif.set([0xff, 0xe1, 0xff, 0xff])
    for (const before of [exif, Buffer.concat(Array.from({ length: 40 }, () => exif)), ended(0xff, 0xff, 0xff), ended(0xff, 0x01)])
      expect(sizeOf(jpegWith(before))).toEqual({ type: 'image/jpeg', width: 37, height: 21 })
  }) // prettier-ignore

  it('is that of the first frame of a GIF where it is larger than what the file says', () => {
    const bytes = pictureOf('gif')
    bytes.writeUInt16LE(1, 6)
    bytes.writeUInt16LE(1, 8)
    expect(sizeOf(bytes)).toEqual({ type: 'image/gif', width: 37, height: 21 })
    const comment = Buffer.from('\x21\xfe\x05hello\x00', 'latin1')
    const later = Buffer.concat([bytes.subarray(0, 19), comment, bytes.subarray(19)])
    expect(sizeOf(later)).toEqual({ type: 'image/gif', width: 37, height: 21 })
  })

  it('is nobody’s where the file is no picture, whatever it calls itself', () => {
    for (const text of ['', 'GIF89a', '<svg width="9" height="9"/>', '%PDF-1.7', '\x89PNG\r\n\x1a\n', 'RIFF....WEBPVP9 '])
      expect(sizeOf(Buffer.from(text, 'latin1'))).toBeNull()
    expect(sizeOf(pngOf(0, 21))).toBeNull()
    expect(sizeOf(ended(0xff, 0xd8, 0xff, 0xda, 0, 0))).toBeNull()
  }) // prettier-ignore

  it('is answered for whatever is torn or changed, without reading for ever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.nat({ max: 1000 }),
        (kind, changes, length) => {
          const bytes = pictureOf(kind)
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          let reads = 0
          const size = pictureSize((at, most) => {
            reads += 1
            return bytes.subarray(0, length).subarray(at, at + most)
          })
          expect(reads).toBeLessThan(3000)
          expect(size === null || (size.width >= 1 && size.height >= 1)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

it('draws a photograph, and no picture of 50 megapixels', () => {
  expect(canBeDrawn({ width: 6000, height: 4000 })).toBe(true)
  expect(canBeDrawn({ width: 8660, height: 5773 })).toBe(false)
  expect(canBeDrawn({ width: 4_294_967_295, height: 4_294_967_295 })).toBe(false)
  expect(canBeDrawn({ width: 25_000_001, height: 1 })).toBe(false)
})
