import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyCompressOptions } from '@fastify/compress'

/** How answers are packed. Brotli's own default quality is for files that are packed once; 4 packs as small as gzip in less time. */
export const packing = {
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  threshold: 1024,
} satisfies FastifyCompressOptions

/**
 * The same for a route that sends the very same buffer again and again: each is packed once, and what came of it goes when
 * the buffer does. To pack 48 kB takes several times as long as to send them.
 */
export function packingOnce() {
  const zlib = { brotliCompressSync: onceForEach(brotliCompressSync), gzipSync: onceForEach(gzipSync) }
  return { ...packing, syncThreshold: Infinity, zlib } satisfies FastifyCompressOptions
}

/** The options of a route never change. */
function onceForEach<Options>(pack: (bytes: Buffer, options: Options) => Buffer) {
  const packed = new WeakMap<Buffer, Buffer>()
  return (bytes: Buffer, options: Options): Buffer => {
    const known = packed.get(bytes) ?? pack(bytes, options)
    packed.set(bytes, known)
    return known
  }
}
