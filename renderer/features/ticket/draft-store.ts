import { create } from 'zustand'
import { messagePlace } from '../../../shared/ipc/drafts.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { plainMentions } from '../../../shared/rules/mentions.ts'
import { bridge } from '../../bridge.ts'
import { afterPause } from '../../ui/after-pause.ts'
import { inMode, typedInto, withoutSent, withText, type Draft, type MessageMode } from './message-draft.ts'

interface DraftState {
  drafts: ReadonlyMap<TicketId, Draft>
  /** Why what was typed last is on this screen alone; null where it is kept. */
  failure: Failure | null
  /** The ticket in whose composer the keyboard is to go on, after the last letter. */
  caretAsked: TicketId | null
  /** Reads what is kept and follows it: another window types as well. Returns the way to stop. */
  opened: () => () => void
  /** `given`: who else gets a reply by itself; its first letter settles that. */
  typed: (ticketId: TicketId, text: string, given?: readonly TicketId[]) => void
  /** Whom a reply goes to as well, by their tickets. */
  recipientsPicked: (ticketId: TicketId, alsoTo: TicketId[]) => void
  modePicked: (ticketId: TicketId, mode: MessageMode) => void
  /** From now on the text is on its way to become an act: a late save would bring it back after it was sent. */
  leaving: (ticketId: TicketId) => void
  /** It did not become one. */
  stayed: (ticketId: TicketId) => void
  /** Sent, so that the next message starts empty. Only a person changes between reply and note. */
  sent: (ticketId: TicketId, text: string) => void
  /** Reads again what is on the disk for a ticket, whatever stands here: a message that was taken back lies there. */
  recalled: (ticketId: TicketId) => Promise<void>
  /** Keeps what is typed at once. Answers whether it is on the disk. */
  keptNow: (ticketId: TicketId) => Promise<boolean>
  caretWanted: (ticketId: TicketId) => void
  caretTaken: () => void
}

export const emptyDraft: Draft = { mode: 'reply', text: '' }

/** A pause in typing, in ms. */
const pauseMs = 400
/** What the disk refused is offered to it again after so long, in ms. */
const refusedPauseMs = 5_000

/** What was typed and not sent, per ticket: it stays while other tickets are shown, and no sync touches it. */
export const useDrafts = create<DraftState>()((set, get) => {
  /** Counts what is done here, so that an answer knows what is newer than its question. */
  let steps = 0
  /** Typed here and not known to be on the disk, with the step of the last letter: no reading may replace it. */
  const unkept = new Map<TicketId, number>()
  const lastStep = new Map<TicketId, number>()

  const put = (ticketId: TicketId, draft: Draft) =>
    set(({ drafts }) => ({ drafts: new Map(drafts).set(ticketId, draft) }))
  const draftOf = (ticketId: TicketId) => get().drafts.get(ticketId) ?? emptyDraft
  const change = (ticketId: TicketId, by: (draft: Draft) => Draft) => {
    steps += 1
    unkept.set(ticketId, steps)
    lastStep.set(ticketId, steps)
    put(ticketId, by(draftOf(ticketId)))
    saving.touched(ticketId)
  }
  const saving = afterPause(pauseMs, (ticketId: TicketId) => void save(ticketId))
  const savingAgain = afterPause(refusedPauseMs, (ticketId: TicketId) => void save(ticketId))

  async function save(ticketId: TicketId): Promise<boolean> {
    const step = unkept.get(ticketId)
    const draft = draftOf(ticketId)
    const kept =
      draft.text === ''
        ? await bridge.call('draft.drop', { place: messagePlace(ticketId) })
        : await bridge.call('draft.keep', { draft: { kind: 'message', ticketId, ...draft } })
    set({ failure: kept.ok ? null : kept.failure })
    if (!kept.ok) savingAgain.touched(ticketId)
    else if (unkept.get(ticketId) === step) unkept.delete(ticketId)
    return kept.ok
  }

  /** What is on the disk counts, save where something newer was typed here. */
  async function recall(): Promise<void> {
    const asked = steps
    const read = await bridge.call('drafts.list', undefined)
    if (!read.ok) return
    const isOlder = (id: TicketId) => unkept.has(id) || (lastStep.get(id) ?? 0) > asked
    const drafts = new Map(get().drafts)
    for (const [id, draft] of drafts)
      if (!isOlder(id) && draft.text !== '') drafts.set(id, withText(draft, ''))
    for (const draft of read.value) {
      if (draft.kind !== 'message' || isOlder(draft.ticketId)) continue
      const { kind: _, ticketId, text, ...rest } = draft
      drafts.set(ticketId, { ...rest, text: plainMentions(text) })
    }
    set({ drafts })
  }

  return {
    drafts: new Map(),
    failure: null,
    caretAsked: null,
    opened: () => {
      void recall()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('drafts') || topics.includes('outbox')) void recall()
      })
    },
    typed: (ticketId, text, given = []) => change(ticketId, (draft) => typedInto(draft, text, given)),
    recipientsPicked: (ticketId, alsoTo) => change(ticketId, (draft) => ({ ...draft, alsoTo })),
    modePicked: (ticketId, mode) => change(ticketId, (draft) => inMode(draft, mode)),
    leaving: (ticketId) => {
      saving.dropped(ticketId)
      savingAgain.dropped(ticketId)
    },
    stayed: (ticketId) => change(ticketId, (draft) => draft),
    sent: (ticketId, text) => {
      const { mode, text: typed } = draftOf(ticketId)
      const rest = withoutSent(typed, text)
      if (rest !== '') return change(ticketId, () => withText({ mode, text: '' }, rest))
      // The commit that made the act took the draft away. Dropping it later would drop what is taken back by then.
      steps += 1
      lastStep.set(ticketId, steps)
      unkept.delete(ticketId)
      put(ticketId, { mode, text: '' })
    },
    recalled: (ticketId) => {
      unkept.delete(ticketId)
      saving.dropped(ticketId)
      lastStep.delete(ticketId)
      return recall()
    },
    keptNow: (ticketId) => {
      saving.dropped(ticketId)
      savingAgain.dropped(ticketId)
      return save(ticketId)
    },
    caretWanted: (caretAsked) => set({ caretAsked }),
    caretTaken: () => set({ caretAsked: null }),
  }
})
