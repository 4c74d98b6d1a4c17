import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { useDraftFiles } from './draft-files-store.ts'
import { useFileDrop, type FileDrop } from './use-file-drop.ts'

interface OfComposer {
  attachments: readonly AttachmentView[]
  /** One is still being copied: a message that left now would leave without it. */
  isCopying: boolean
  drop: FileDrop
}

const none: readonly AttachmentView[] = []

/** What the composer has to know of the files that go with what is written in it. */
export function useComposerFiles(ticketId: TicketId): OfComposer {
  const attachments = useDraftFiles((state) => state.files.get(ticketId)) ?? none
  const isCopying = useDraftFiles((state) => state.coming.some((one) => one.ticketId === ticketId))
  const drop = useFileDrop((dropped) => void useDraftFiles.getState().added(ticketId, dropped))
  return { attachments, isCopying, drop }
}
