import { create } from 'zustand'
import type { Act, ActId, Decision } from '../../../shared/ipc/act.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { PageDetail } from '../../../shared/ipc/page-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { PageId, ResponderId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface PageStore {
  pageId: PageId | null
  /** Null while it is read, or when it is gone. */
  detail: PageDetail | null
  isRead: boolean
  failure: Failure | null
  /** Why the last thing done about it was not taken; it goes with the next one. */
  refused: Failure | null

  /** Shows one page and follows it; what is returned ends that. */
  opened(pageId: PageId): () => void
  retried(): void
  /** Kept here at once; people go on being woken until it reaches the desk. */
  acknowledged(): Promise<void>
  resolved(note: string): Promise<void>
  handedOver(to: ResponderId, note: string): Promise<void>
  actDecided(actId: ActId, decision: Decision): Promise<void>
}

const followed: ReadonlySet<Topic> = new Set(['pages', 'outbox', 'groups', 'staff', 'responders'])

export const usePage = create<PageStore>()((set, get) => {
  async function read(pageId: PageId) {
    const answer = await bridge.call('pages.read', { pageId })
    if (get().pageId !== pageId) return
    if (answer.ok) set({ detail: answer.value, isRead: true, failure: null })
    else set({ failure: answer.failure, isRead: true })
  }

  async function perform(actOn: (pageId: PageId) => Act) {
    const { pageId } = get()
    if (pageId === null) return
    const done = await bridge.call('act.perform', { act: actOn(pageId) })
    set({ refused: done.ok ? null : done.failure })
    if (done.ok) await read(pageId)
  }

  return {
    pageId: null,
    detail: null,
    isRead: false,
    failure: null,
    refused: null,

    opened(pageId) {
      set({ pageId, detail: null, isRead: false, failure: null, refused: null })
      void read(pageId)
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void read(pageId)
      })
    },

    retried() {
      const { pageId } = get()
      if (pageId !== null) void read(pageId)
    },

    acknowledged: () => perform((pageId) => ({ kind: 'page-acknowledge', pageId })),
    resolved: (note) => perform((pageId) => ({ kind: 'page-resolve', pageId, ...noteOf(note) })),
    handedOver: (to, note) => perform((pageId) => ({ kind: 'page-hand-over', pageId, to, ...noteOf(note) })),

    async actDecided(actId, decision) {
      const done = await bridge.call('outbox.decide', { actId, decision })
      set({ refused: done.ok ? null : done.failure })
      get().retried()
    },
  }
})

function noteOf(note: string): { note?: string } {
  return note.trim() === '' ? {} : { note }
}
