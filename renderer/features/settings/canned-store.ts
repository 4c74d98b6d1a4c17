import { create } from 'zustand'
import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { NewCannedReply } from '../../../shared/protocol/canned-reply.ts'
import { cannedReplyIdSchema, type CannedReplyId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { announceDone } from '../../ui/undo-wish.ts'

/** What is typed of a canned reply. */
export interface CannedForm {
  title: string
  shortcut: string
  body: string
}

/** `new`, or the one that is changed. */
export type Editing = CannedReplyId | 'new'

interface CannedKeeper {
  /** By their titles; null until they are read. */
  replies: CannedReplyView[] | null
  failure: Failure | null
  editing: Editing | null
  /** What was typed and not saved, also of a dialog that was closed. */
  typedForms: ReadonlyMap<Editing, CannedForm>
  /** Reads and follows; returns the way to stop. */
  opened: () => () => void
  asked: (editing: Editing) => void
  typed: (editing: Editing, form: CannedForm) => void
  closed: () => void
  saved: (editing: Editing, reply: NewCannedReply) => Promise<void>
  deleted: (reply: CannedReplyView) => Promise<void>
}

/** The canned replies of the desk, to keep them: everything done here is an act, and goes with or without a network. */
export const useCannedKeeper = create<CannedKeeper>()((set, get) => {
  const read = async () => {
    const replies = await bridge.call('canned.list', undefined)
    if (replies.ok) set({ replies: replies.value })
    else set({ failure: replies.failure })
  }
  const put = async (cannedReplyId: CannedReplyId, reply: NewCannedReply) => {
    const act = { kind: 'put-canned-reply' as const, cannedReplyId, reply }
    const kept = await bridge.call('act.perform', { act })
    set({ failure: kept.ok ? null : kept.failure })
    return kept.ok
  }
  return {
    replies: null,
    failure: null,
    editing: null,
    typedForms: new Map(),
    opened: () => {
      void read()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('canned-replies')) void read()
      })
    },
    asked: (editing) => set({ editing }),
    typed: (editing, form) =>
      set(({ typedForms }) => ({ typedForms: new Map(typedForms).set(editing, form) })),
    closed: () => set({ editing: null }),
    saved: async (editing, reply) => {
      const id = editing === 'new' ? cannedReplyIdSchema.parse(crypto.randomUUID()) : editing
      if (!(await put(id, reply))) return
      const typedForms = new Map(get().typedForms)
      typedForms.delete(editing)
      set({ typedForms, editing: null })
    },
    deleted: async ({ id: cannedReplyId, title }) => {
      const kept = await bridge.call('act.perform', { act: { kind: 'delete-canned-reply', cannedReplyId } })
      set({ failure: kept.ok ? null : kept.failure })
      if (kept.ok) announceDone(i18n.t('“{title}” is deleted.', { title }), kept.value.actId)
    },
  }
})
