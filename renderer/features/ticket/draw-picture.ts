import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { readFile } from './save-file.ts'

/** What there is to show of a picture: a still one of its first frame, or words in its place. */
export type Drawing = { kind: 'drawn'; bitmap: ImageBitmap; size: string } | { kind: 'words'; words: string }

/** The last picture that is being decoded. */
let decoding: Promise<unknown> = Promise.resolve()

/**
 * Reads a picture and decodes it to at most `side` pixels of its longer side, fetching it first where it is not here. Its header
 * is read before anything is decoded, beside the screen, and one picture after the other: ten large ones need the memory of one. Null where nobody
 * wants it any more. The bitmap is the caller's to close.
 */
export async function drawPicture(
  file: AttachmentView,
  side: number,
  isWanted: () => boolean,
): Promise<Drawing | null> {
  const asked = await bridge.call('attachments.picture', { id: file.id })
  if (!asked.ok) return { kind: 'words', words: asked.failure.message }
  const picture = asked.value
  if (picture.kind === 'none') return unreadable
  const { width, height, type } = picture
  const size = i18n.t('{width} × {height} pixels', { width, height })
  if (picture.kind === 'too-large')
    return { kind: 'words', words: i18n.t('{size}: too large to show here', { size }) }
  const decode = decoding.then(async (): Promise<Drawing | null> => {
    if (!isWanted()) return null
    const read = await readFile({ ...file, isHere: true })
    if (!read.ok) return { kind: 'words', words: read.failure.message }
    const longer = Math.min(side, Math.max(width, height))
    // One side alone: the other follows, also where the picture lies on its side.
    const resize = width >= height ? { resizeWidth: longer } : { resizeHeight: longer }
    return createImageBitmap(new Blob([read.value], { type }), { ...resize, resizeQuality: 'high' }).then(
      (bitmap): Drawing => ({ kind: 'drawn', bitmap, size }),
      () => unreadable,
    )
  })
  decoding = decode.catch(() => null)
  return decode
}

const unreadable: Drawing = { kind: 'words', words: i18n.t('Not a picture that can be shown') }
