import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { Refusal } from '../store/refusal.ts'

/** Bytes of all text of one form. */
const mostText = 1024 * 1024
/**
 * Bytes read of one form. Far more than is kept: a browser shows our answer, with all that was typed, only after it could
 * send all it had to say. Beyond that it is not listened to.
 */
export const mostRead = 100 * 1024 * 1024
/** Of parts and of the lines above each: more than any form has. */
const limits = { fieldSize: mostText, parts: 200, headerPairs: 20, headerSize: 16 * 1024 }

export interface TakeParts {
  readonly field: (name: string, value: string) => void
  /**
   * One file after the other. What it leaves unread is read and thrown away, also where it throws; the first thing that is
   * thrown is thrown again once all was read.
   */
  readonly file: (name: string, bytes: AsyncIterable<unknown>) => Promise<void>
}

/**
 * Reads a form with files (RFC 7578) as it comes: of a file never more than a few parts of 64 KiB are in memory, and the
 * sender waits until they are taken. Throws `body-too-large` for more text or more altogether than is read,
 * `invalid-request` where it is broken or cut, and what `take.file` throws.
 */
export async function readMultipart(request: IncomingMessage, take: TakeParts): Promise<void> {
  const parser = openParser(request.headers)
  const broken = new Promise<never>((_, reject) => {
    parser.on('error', reject).on('partsLimit', () => reject(new Error('The form has too many parts.')))
  })
  broken.catch(() => undefined)
  const finished = new Promise<void>((resolve) => parser.on('finish', () => resolve()))
  const open = new Set<Readable>()
  const thrown: unknown[] = []
  let taken: Promise<void> = Promise.resolve()
  let text = 0

  parser.on('field', (name, value) => {
    text += Buffer.byteLength(value)
    if (text <= mostText) take.field(name, value)
  })
  parser.on('file', (_field, stream, name: string | undefined) => {
    open.add(stream)
    // The parser only says so; whoever reads has to be told as well.
    stream.on('error', (error) => stream.destroy(error))
    taken = taken.then(async () => {
      try {
        await take.file(name ?? '', stream.iterator({ destroyOnReturn: false }))
      } catch (error) {
        thrown.push(error)
      }
      open.delete(stream)
      stream.resume()
    })
  })

  try {
    await Promise.race([feed(request, parser), broken])
    await Promise.race([finished, broken])
  } catch (error) {
    const words = error instanceof Error ? error : new Error(String(error))
    for (const stream of open) stream.destroy(words)
    await taken
    throw error instanceof Refusal ? error : cutOff()
  }
  await taken
  if (text > mostText) throw new Refusal('body-too-large', 'The form is larger than 1 MiB.')
  if (thrown.length > 0) throw thrown[0]
}

function openParser({ 'content-type': contentType = '', ...headers }: IncomingMessage['headers']): BusboyInstance {
  try {
    return new Busboy({ headers: { ...headers, 'content-type': contentType }, limits })
  } catch {
    throw new Refusal('invalid-request', 'The form does not say where its parts end.')
  }
} // prettier-ignore

async function feed(request: IncomingMessage, parser: BusboyInstance): Promise<void> {
  let read = 0
  const chunks: AsyncIterable<unknown> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of chunks) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    read += bytes.length
    if (read > mostRead) throw new Refusal('body-too-large', 'The form is larger than anything that is read here.')
    await new Promise<void>((resolve, reject) => {
      parser.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
  }
  parser.end()
} // prettier-ignore

function cutOff(): Refusal {
  return new Refusal('invalid-request', 'The form did not arrive whole. Send it again.')
}
