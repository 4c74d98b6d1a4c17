import { useState } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { useDraftFiles } from './draft-files-store.ts'
import { useDrafts } from './draft-store.ts'

/**
 * Whether there is room to write. Nothing is sent from a merged ticket, so none is offered there; but what was typed, or lies
 * beside it, stays in view, and a composer that is on the screen is not taken away from under somebody's hands. `isMerged`: null
 * while the ticket is not read yet.
 */
export function useComposerShown(ticketId: TicketId, isMerged: boolean | null): boolean {
  const hasText = useDrafts(({ drafts }) => (drafts.get(ticketId)?.text ?? '') !== '')
  const hasFiles = useDraftFiles(({ files }) => (files.get(ticketId)?.length ?? 0) > 0)
  const [kept, setKept] = useState<TicketId | null>(null)
  const isWanted = isMerged === false || hasText || hasFiles
  if (isWanted && kept !== ticketId) setKept(ticketId)
  return isMerged !== true || isWanted || kept === ticketId
}
