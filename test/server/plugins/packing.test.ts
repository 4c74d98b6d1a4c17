import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { packing, packingOnce } from '#server/plugins/packing'

it.each([
  ['brotliCompressSync', brotliDecompressSync, packing.brotliOptions],
  ['gzipSync', gunzipSync, undefined],
] as const)(
  'packs a buffer once by %s, and another one of the same length for itself',
  (name, unpack, options) => {
    const { zlib } = packingOnce()
    const pack = (bytes: Buffer) =>
      name === 'gzipSync' ? zlib.gzipSync(bytes, options) : zlib.brotliCompressSync(bytes, options)
    const one = Buffer.from('one page of tickets '.repeat(500))
    const other = Buffer.from('two page of tickets '.repeat(500))
    expect(pack(one)).toBe(pack(one))
    expect(pack(one).length).toBeLessThan(one.length / 10)
    expect(unpack(pack(one))).toEqual(one)
    expect(unpack(pack(other))).toEqual(other)
  },
)
