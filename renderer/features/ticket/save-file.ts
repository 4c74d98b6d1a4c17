import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { success, type Result } from '../../../shared/ipc/result.ts'
import { bridge } from '../../bridge.ts'
import { saveBlob } from '../../ui/save-blob.ts'
import { bytesOfBase64 } from './base64.ts'

/** All of a file that is here, or can be fetched from the desk. */
export async function readFile({ id, isHere }: AttachmentView): Promise<Result<Blob>> {
  if (!isHere) {
    const fetched = await bridge.call('attachments.fetch', { id })
    if (!fetched.ok) return fetched
  }
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let offset = 0; ;) {
    const read = await bridge.call('attachments.read', { id, offset })
    if (!read.ok) return read
    const part = bytesOfBase64(read.value.data)
    parts.push(part)
    offset += part.length
    if (part.length === 0 || offset >= read.value.size) break
  }
  // Without a type: nothing here is to be shown, and what saves it goes by its name.
  return success(new Blob(parts, { type: 'application/octet-stream' }))
}

/** Hands a file to where this host saves downloads. Nothing of it is opened. */
export async function saveFile(file: AttachmentView): Promise<Result<null>> {
  const read = await readFile(file)
  if (!read.ok) return read
  saveBlob(file.name, read.value)
  return success(null)
}
