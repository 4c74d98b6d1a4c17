import { create } from 'zustand'
import type { TicketId } from '../../../shared/protocol/common.ts'

export type MessageMode = 'reply' | 'note'

export interface Draft {
  mode: MessageMode
  text: string
}

interface DraftState {
  drafts: ReadonlyMap<TicketId, Draft>
  typed: (ticketId: TicketId, text: string) => void
  modePicked: (ticketId: TicketId, mode: MessageMode) => void
  /** Sent, so that the next message starts empty. Only a person changes between reply and note. */
  sent: (ticketId: TicketId) => void
  /** A message taken back comes to the composer, before what was typed since. */
  takenBack: (ticketId: TicketId, message: Draft) => void
}

export const emptyDraft: Draft = { mode: 'reply', text: '' }

/** What was typed and not sent, per ticket: it stays while other tickets are shown, and no sync touches it. */
export const useDrafts = create<DraftState>()((set) => {
  const change = (ticketId: TicketId, by: (draft: Draft) => Draft) =>
    set(({ drafts }) => ({
      drafts: new Map(drafts).set(ticketId, by(drafts.get(ticketId) ?? emptyDraft)),
    }))
  return {
    drafts: new Map(),
    typed: (ticketId, text) => change(ticketId, (draft) => ({ ...draft, text })),
    modePicked: (ticketId, mode) => change(ticketId, (draft) => ({ ...draft, mode })),
    sent: (ticketId) => change(ticketId, ({ mode }) => ({ mode, text: '' })),
    takenBack: (ticketId, message) =>
      change(ticketId, ({ text }) => ({
        mode: message.mode,
        text: text === '' ? message.text : `${message.text}\n\n${text}`,
      })),
  }
})
