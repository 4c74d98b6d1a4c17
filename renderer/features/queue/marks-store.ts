import { create } from 'zustand'
import { mostAtOnce } from '../../../shared/ipc/bulk.ts'
import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import type { ReplyOf } from '../../../shared/ipc/calls.ts'
import type { Failure, Result } from '../../../shared/ipc/result.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { extendedMarks, rangeOf, toggledMark, type Marks } from './marks.ts'

interface MarksState {
  /** In the order in which they were marked. They stay while rows come, go and leave the view. */
  ids: Marks
  /** From where a range reaches. */
  anchor: TicketId | null
  /** How many of them the view does not show any more; null where they are too many to look for each. */
  outside: number | null
  /** While all of a view is being marked: how many it will be. */
  marking: { total: number } | null
  failure: Failure | null
  toggled: (id: TicketId) => void
  /** The cursor moved on while marking: from one row to the next, or back over what it marked. */
  extended: (from: TicketId | null, to: TicketId | null) => void
  /** From the last row that was marked by itself to this one; `rows` are those held, in their order. */
  reachedTo: (id: TicketId, rows: readonly { id: TicketId }[]) => void
  /** Marks all of the view, page by page; Escape leaves that. */
  allAsked: (view: QueueView, total: number) => Promise<void>
  firstKept: () => void
  cleared: () => void
  /** The view, or what stands in it, is another one. */
  viewSeen: (view: QueueView) => Promise<void>
}

const none: Marks = new Set()

/** The tickets that are marked in the queue, to do one thing to all of them. */
export const useMarks = create<MarksState>()((set, get) => {
  let turn = 0

  const put = (ids: Marks, anchor: TicketId | null) =>
    set(ids.size === 0 ? { ids: none, anchor: null, outside: 0 } : { ids, anchor })

  return {
    ids: none,
    anchor: null,
    outside: 0,
    marking: null,
    failure: null,
    toggled: (id) => put(toggledMark(get().ids, id), id),
    extended: (from, to) => put(extendedMarks(get().ids, from, to), to),
    reachedTo: (id, rows) =>
      put(new Set([...get().ids, ...rangeOf(rows, get().anchor, id)]), get().anchor ?? id),
    allAsked: async (view, total) => {
      turn += 1
      const own = turn
      set({ marking: { total }, failure: null })
      let after: string | null = null
      do {
        const page: Result<ReplyOf<'queue.ids'>> = await bridge.call('queue.ids', { view, after })
        if (own !== turn) return
        if (!page.ok) return set({ marking: null, failure: page.failure })
        put(new Set([...get().ids, ...page.value.ids]), get().anchor)
        after = page.value.next
      } while (after !== null)
      set({ marking: null })
    },
    firstKept: () => put(new Set([...get().ids].slice(0, mostAtOnce)), null),
    cleared: () => {
      turn += 1
      put(none, null)
      set({ marking: null, failure: null })
    },
    viewSeen: async (view) => {
      const { ids } = get()
      if (ids.size === 0) return
      if (ids.size > mostAtOnce) return set({ outside: null })
      const outside = await bridge.call('queue.outside', { view, ids: [...ids] })
      if (outside.ok && get().ids === ids) set({ outside: outside.value.length })
    },
  }
})
