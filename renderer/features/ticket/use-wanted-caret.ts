import { useEffect, type RefObject } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { useDrafts } from './draft-store.ts'

/** Puts the caret behind the last letter once that was asked for and the text is there. */
export function useWantedCaret(
  textAreaRef: RefObject<HTMLTextAreaElement | null>,
  ticketId: TicketId,
  text: string,
): void {
  const isWanted = useDrafts((state) => state.caretAsked === ticketId)
  useEffect(() => {
    const element = textAreaRef.current
    if (!isWanted || element === null) return
    element.focus()
    element.setSelectionRange(text.length, text.length)
    element.scrollTop = element.scrollHeight
    if (text !== '') useDrafts.getState().caretTaken()
  }, [textAreaRef, isWanted, text])
}
