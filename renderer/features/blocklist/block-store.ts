import { create } from 'zustand'
import type { BlockPreview } from '../../../shared/ipc/blocklist-views.ts'
import { failed, type Failure } from '../../../shared/ipc/result.ts'
import type { NearGroup, RecordView } from '../../../shared/ipc/triage-views.ts'
import { mostEvidence } from '../../../shared/protocol/blocklist.ts'
import { lineSchema, textLimits, type GroupId, type TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { changeBlocklist } from './change-blocklist.ts'
import { endMessage, endOf, type EndChoice } from './end-choice.ts'

/** What the dialog shows of the group before it is blocked. */
export interface BlockGround {
  record: RecordView
  preview: BlockPreview
  near: NearGroup[]
}

interface BlockDraft {
  reason: string
  end: EndChoice
  evidence: ReadonlySet<TicketId>
  reasonMessage: string | undefined
  endMessage: string | undefined
  refused: Failure | null
}

interface BlockStore extends BlockDraft {
  groupId: GroupId | null
  isOpen: boolean
  /** Null while it is read. */
  ground: BlockGround | null
  failure: Failure | null

  /** Opens the dialog. What was typed for the same group and not decided stands there again. */
  asked: (groupId: GroupId) => void
  retried: () => void
  reasonTyped: (reason: string) => void
  endChosen: (end: EndChoice) => void
  evidenceToggled: (ticketId: TicketId) => void
  /** True once the block is kept here. */
  blocked: () => Promise<boolean>
  /** Goes away and keeps what was typed: somebody looks at a ticket first. */
  left: () => void
  cancelled: () => void
}

const reasonSchema = lineSchema(textLimits.reason, 'a reason')
const freshDraft: BlockDraft = {
  reason: '',
  end: { kind: 'days', days: 30 },
  evidence: new Set(),
  reasonMessage: undefined,
  endMessage: undefined,
  refused: null,
}
const nothing = { groupId: null, isOpen: false, ground: null, failure: null, ...freshDraft }

export const useBlock = create<BlockStore>()((set, get) => {
  async function read(groupId: GroupId, isFirst: boolean) {
    const [record, preview] = await Promise.all([
      bridge.call('groups.record', { groupId }),
      bridge.call('blocklist.preview', { groupId }),
    ])
    if (get().groupId !== groupId) return
    if (!record.ok) return set({ failure: record.failure })
    if (!preview.ok) return set({ failure: preview.failure })
    if (record.value === null)
      return set({
        failure: failed('not-found', i18n.t('This group is not on this workstation any more.')).failure,
      })
    const name = record.value.groupName
    const near = await bridge.call('groups.near', { name, except: groupId })
    if (get().groupId !== groupId) return
    const ground = { record: record.value, preview: preview.value, near: near.ok ? near.value : [] }
    set({ ground, failure: null })
    if (isFirst) set({ evidence: new Set(record.value.kinds.falseAlarms.slice(0, mostEvidence)) })
  }

  return {
    ...nothing,

    asked: (groupId) => {
      const isSame = get().groupId === groupId
      if (isSame) set({ isOpen: true, refused: null })
      else set({ ...nothing, groupId, isOpen: true })
      void read(groupId, !isSame)
    },

    retried: () => {
      const { groupId, ground } = get()
      set({ failure: null })
      if (groupId !== null) void read(groupId, ground === null)
    },

    reasonTyped: (reason) => set({ reason, reasonMessage: undefined, refused: null }),
    endChosen: (end) => set({ end, endMessage: undefined, refused: null }),

    evidenceToggled: (ticketId) => {
      const evidence = new Set(get().evidence)
      if (!evidence.delete(ticketId) && evidence.size < mostEvidence) evidence.add(ticketId)
      set({ evidence })
    },

    blocked: async () => {
      const { groupId, end, evidence } = get()
      if (groupId === null) return false
      const reason = reasonSchema.safeParse(get().reason)
      const now = Date.now()
      const until = endOf(end, now)
      const messages = {
        reasonMessage: reason.success ? undefined : reason.error.issues[0]?.message,
        endMessage: endMessage(until, now),
      }
      set(messages)
      if (!reason.success || messages.endMessage !== undefined || until === undefined) return false
      const refused = await changeBlocklist(groupId, {
        act: 'block',
        targets: [],
        reason: reason.data,
        evidence: [...evidence],
        until: until === null ? null : new Date(until).toISOString(),
      })
      set(refused === null ? nothing : { refused })
      return refused === null
    },

    left: () => set({ isOpen: false }),
    cancelled: () => set(nothing),
  }
})
