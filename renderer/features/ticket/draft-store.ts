import { create } from 'zustand'
import { messagePlace, type DraftOf } from '../../../shared/ipc/drafts.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { afterPause } from '../../ui/after-pause.ts'

export type Draft = Pick<DraftOf<'message'>, 'mode' | 'text'>
export type MessageMode = Draft['mode']

interface DraftState {
  drafts: ReadonlyMap<TicketId, Draft>
  /** Why what was typed last is on this screen alone; null where it is kept. */
  failure: Failure | null
  /** Reads what was kept before this page was there. What is typed by then is newer. */
  opened: () => Promise<void>
  typed: (ticketId: TicketId, text: string) => void
  modePicked: (ticketId: TicketId, mode: MessageMode) => void
  /** Sent, so that the next message starts empty. Only a person changes between reply and note. */
  sent: (ticketId: TicketId) => void
  /** A message taken back comes to the composer, before what was typed since. */
  takenBack: (ticketId: TicketId, message: Draft) => void
}

export const emptyDraft: Draft = { mode: 'reply', text: '' }

/** A pause in typing, in ms. */
const pauseMs = 400

/** What was typed and not sent, per ticket: it stays while other tickets are shown, and no sync touches it. */
export const useDrafts = create<DraftState>()((set, get) => {
  const change = (ticketId: TicketId, by: (draft: Draft) => Draft) => {
    set(({ drafts }) => ({
      drafts: new Map(drafts).set(ticketId, by(drafts.get(ticketId) ?? emptyDraft)),
    }))
    saving.touched(ticketId)
  }
  const saving = afterPause(pauseMs, (ticketId: TicketId) => void save(ticketId))

  async function save(ticketId: TicketId): Promise<void> {
    const draft = get().drafts.get(ticketId) ?? emptyDraft
    const kept =
      draft.text === ''
        ? await bridge.call('draft.drop', { place: messagePlace(ticketId) })
        : await bridge.call('draft.keep', { draft: { kind: 'message', ticketId, ...draft } })
    set({ failure: kept.ok ? null : kept.failure })
  }

  return {
    drafts: new Map(),
    failure: null,
    opened: async () => {
      const read = await bridge.call('drafts.list', undefined)
      if (!read.ok) return
      const drafts = new Map(get().drafts)
      for (const draft of read.value) {
        if (draft.kind !== 'message' || drafts.has(draft.ticketId)) continue
        drafts.set(draft.ticketId, { mode: draft.mode, text: draft.text })
      }
      set({ drafts })
    },
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
