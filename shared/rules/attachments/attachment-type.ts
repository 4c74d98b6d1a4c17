import { canRun } from './can-run.ts'

/** What a file may be called on its way out; everything else is bytes. */
export const attachmentTypes = [
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain', 'application/octet-stream',
] as const // prettier-ignore
export type AttachmentType = (typeof attachmentTypes)[number]

/** Bytes of a file's beginning that tell its type. */
export const tellingBytes = 16

const textEndings = /\.(?:txt|log|csv|md|conf|cfg|ini|json|yaml|yml)$/i

/**
 * The type of a file, by its first bytes (WHATWG MIME Sniffing, 6.1) and never by what its sender says. A file that can run
 * has none. Text is known by its ending alone: nothing is done with it but to save it.
 */
export function attachmentType(name: string, head: Uint8Array): AttachmentType {
  if (canRun(name)) return 'application/octet-stream'
  const begins = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  const says = (text: string, at = 0) => Array.from(text).every((letter, index) => head[at + index] === letter.charCodeAt(0)) // prettier-ignore
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (says('GIF87a') || says('GIF89a')) return 'image/gif'
  if (says('RIFF') && says('WEBP', 8)) return 'image/webp'
  if (says('%PDF-')) return 'application/pdf'
  return textEndings.test(name) ? 'text/plain' : 'application/octet-stream'
}

/** Types that the console draws small: what a browser decodes and runs nothing of. */
export function isPicture(type: string): boolean {
  return type.startsWith('image/') && attachmentTypes.some((known) => known === type)
}
