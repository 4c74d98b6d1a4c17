import { filePartBytes, type AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { failed, type Result } from '../../../shared/ipc/result.ts'
import type { AttachmentId, TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { base64Of } from './base64.ts'

/** How a file on its way is told of, and told to stop. */
export interface Copying {
  began: (id: AttachmentId) => void
  /** In bytes. */
  copied: (bytes: number) => void
  isCancelled: () => boolean
}

/** Copies a file of this person's disk beside the draft for a ticket, a part at a time: never all of it in memory. */
export async function copyFile(ticketId: TicketId, file: File, on: Copying): Promise<Result<AttachmentView>> {
  const begun = await bridge.call('attachments.begin', { ticketId, name: file.name, size: file.size })
  if (!begun.ok) return begun
  const { id } = begun.value
  on.began(id)
  for (let offset = 0; offset < file.size; offset += filePartBytes) {
    const bytes = await bytesOf(file.slice(offset, offset + filePartBytes))
    if (bytes === null || on.isCancelled()) {
      await bridge.call('attachments.remove', { id })
      return unreadable
    }
    const put = await bridge.call('attachments.part', { id, offset, data: base64Of(bytes) })
    if (!put.ok) return put
    on.copied(offset + bytes.length)
  }
  return bridge.call('attachments.finish', { id })
}

const unreadable = failed('not-found', i18n.t('It can no longer be read where it was.'))

/** Null where the file went away meanwhile, or is a folder. */
async function bytesOf(part: Blob): Promise<Uint8Array | null> {
  return part.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
}
