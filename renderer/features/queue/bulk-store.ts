import { create } from 'zustand'
import type { ActId, Decision } from '../../../shared/ipc/act.ts'
import { batchIdSchema, type BatchId, type BatchView, type BulkChange } from '../../../shared/ipc/bulk.ts'
import { bulkNotePlace } from '../../../shared/ipc/drafts.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { afterPause } from '../../ui/after-pause.ts'

/** What is asked before many tickets are changed. */
export type BulkQuestion = 'status' | 'assign' | 'urgency' | 'note'

interface BulkState {
  question: BulkQuestion | null
  /** What was done last to many tickets, or undone, with what became of it; null once that was put away. */
  batch: BatchView | null
  /** Of the last bulk act: how many loud tickets were resolved without a verdict. */
  withoutVerdict: number
  isDetailOpen: boolean
  failure: Failure | null
  /** A note to many, as it is being typed. */
  note: string
  /** Follows what becomes of the batch; returns the way to stop. */
  opened: () => () => void
  asked: (question: BulkQuestion) => void
  answered: () => void
  noteTyped: (note: string) => void
  /** Answers whether it is kept. */
  acted: (ticketIds: readonly TicketId[], change: BulkChange, undoMs: number) => Promise<boolean>
  batchShown: (batchId: BatchId) => Promise<void>
  detailToggled: () => void
  putAway: () => void
  allDecided: (decision: 'retry' | 'discard') => Promise<void>
  lineDecided: (actId: ActId, decision: Decision) => Promise<void>
}

/** A pause in typing, in ms. */
const pauseMs = 400

/** One thing done to many tickets: what is asked before, and what came of it. */
export const useBulk = create<BulkState>()((set, get) => {
  const saving = afterPause(pauseMs, () => void save())

  async function save(): Promise<void> {
    const { note } = get()
    const kept =
      note === ''
        ? await bridge.call('draft.drop', { place: bulkNotePlace })
        : await bridge.call('draft.keep', { draft: { kind: 'bulk-note', text: note } })
    if (!kept.ok) set({ failure: kept.failure })
  }

  async function recall(): Promise<void> {
    const read = await bridge.call('drafts.list', undefined)
    const draft = read.ok ? read.value.find(({ kind }) => kind === 'bulk-note') : undefined
    // What is being typed is newer than the disk.
    if (draft?.kind === 'bulk-note' && get().question !== 'note') set({ note: draft.text })
  }

  async function read(batchId: BatchId): Promise<void> {
    const result = await bridge.call('batch.read', { batchId })
    if (result.ok && result.value !== null) set({ batch: result.value })
  }

  async function decide(call: Promise<{ ok: true } | { ok: false; failure: Failure }>): Promise<void> {
    const done = await call
    set({ failure: done.ok ? null : done.failure })
    const { batch } = get()
    if (batch !== null) await read(batch.id)
  }

  return {
    question: null,
    batch: null,
    withoutVerdict: 0,
    isDetailOpen: false,
    failure: null,
    note: '',
    opened: () => {
      void recall()
      // What became of it while another section was on the screen was not heard.
      const { batch: shown } = get()
      if (shown !== null) void read(shown.id)
      return bridge.on('changed', ({ topics }) => {
        const { batch } = get()
        if (batch !== null && topics.includes('outbox')) void read(batch.id)
        if (topics.includes('drafts')) void recall()
      })
    },
    asked: (question) => set({ question, failure: null }),
    answered: () => set({ question: null, failure: null }),
    noteTyped: (note) => {
      set({ note })
      saving.touched('note')
    },
    acted: async (ticketIds, change, undoMs) => {
      const batchId = batchIdSchema.parse(crypto.randomUUID())
      if (change.kind === 'note') saving.dropped('note')
      const done = await bridge.call('batch.perform', {
        batchId,
        ticketIds: [...ticketIds],
        change,
        undoMs,
      })
      if (!done.ok) {
        set({ failure: done.failure })
        return false
      }
      if (change.kind === 'note') set({ note: '' })
      set({ question: null, failure: null, withoutVerdict: done.value.withoutVerdict, isDetailOpen: false })
      await read(batchId)
      return true
    },
    batchShown: async (batchId) => {
      set({ withoutVerdict: 0, isDetailOpen: true })
      await read(batchId)
    },
    detailToggled: () => set({ isDetailOpen: !get().isDetailOpen }),
    putAway: () => set({ batch: null, isDetailOpen: false, failure: null }),
    allDecided: async (decision) => {
      const { batch } = get()
      if (batch !== null) await decide(bridge.call('batch.decide', { batchId: batch.id, decision }))
    },
    lineDecided: (actId, decision) => decide(bridge.call('outbox.decide', { actId, decision })),
  }
})
