import { create } from 'zustand'
import type { ActId } from '../shared/ipc/act.ts'
import type { BatchId, UndoDone } from '../shared/ipc/bulk.ts'
import type { Result } from '../shared/ipc/result.ts'
import type { TicketId } from '../shared/protocol/common.ts'
import { bridge } from './bridge.ts'
import { i18n } from './texts/i18n.ts'
import { announce } from './ui/announce.ts'
import { undoWords } from './undo-words.ts'

/** Where what was undone is to be seen. */
export interface UndoPlaces {
  /** Brings a message that has not left back to where it was typed; answers whether it came. */
  takeBack: (actId: ActId, ticketId: TicketId) => Promise<boolean>
  openTicket: (ticketId: TicketId) => void
  /** Shows what of a batch was left as it is. */
  showBatch: (batchId: BatchId) => void
}

interface UndoState {
  /** What its author is asked about first. */
  asks: Extract<UndoDone, { kind: 'asks' }> | null
  undoPressed: (places: UndoPlaces) => Promise<void>
  actWantedBack: (actId: ActId, places: UndoPlaces) => Promise<void>
  batchWantedBack: (batchId: BatchId, places: UndoPlaces) => Promise<void>
  /** After it was asked about: it is meant. */
  meant: (places: UndoPlaces) => Promise<void>
  refused: () => void
}

/** Taking back what was done; the core knows what that is. */
export const useUndo = create<UndoState>()((set, get) => {
  /** One after the other: what is pressed twice undoes two acts, however slow the first is. */
  let last = Promise.resolve()

  function undo(ask: () => Promise<Result<UndoDone>>, places: UndoPlaces): Promise<void> {
    last = last.then(async () => {
      const result = await ask()
      if (result.ok) await tell(result.value, places)
      else announce(result.failure.message, { tone: 'danger' })
    })
    return last
  }

  async function tell(done: UndoDone, places: UndoPlaces): Promise<void> {
    switch (done.kind) {
      case 'nothing':
        return announce(i18n.t('There is nothing to undo.'), { slot: 'done' })
      case 'message':
        if (await places.takeBack(done.actId, done.ticketId)) return places.openTicket(done.ticketId)
        return announce(i18n.t('The message has left already. It stands in the ticket.'))
      case 'asks':
        return set({ asks: done })
      case 'undone': {
        const { batchId, ticketId, stays } = done
        const action =
          batchId !== null && stays.length > 0
            ? { name: i18n.t('Show which'), onPress: () => places.showBatch(batchId) }
            : ticketId !== null
              ? { name: i18n.t('Open'), onPress: () => places.openTicket(ticketId) }
              : null
        announce(undoWords(done), { slot: 'done', action, forMs: stays.length > 0 ? 15_000 : 8_000 })
      }
    }
  }

  return {
    asks: null,
    undoPressed: (places) => undo(() => bridge.call('undo.last', undefined), places),
    actWantedBack: (actId, places) => undo(() => bridge.call('undo.act', { actId }), places),
    batchWantedBack: (batchId, places) => undo(() => bridge.call('undo.batch', { batchId }), places),
    meant: async (places) => {
      const { asks } = get()
      set({ asks: null })
      if (asks !== null)
        await undo(() => bridge.call('undo.act', { actId: asks.actId, isMeant: true }), places)
    },
    refused: () => set({ asks: null }),
  }
})
