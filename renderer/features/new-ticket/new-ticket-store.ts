import { create } from 'zustand'
import { newTicketPlace } from '../../../shared/ipc/drafts.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { KnownRequester, QueueRow } from '../../../shared/ipc/views.ts'
import { ticketIdSchema, type TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { afterPause } from '../../ui/after-pause.ts'
import { checkDraft, emptyDraft, isUntouched, withFindings, withRequester, type DraftMessages, type TicketDraft } from './ticket-draft.ts' // prettier-ignore

interface NewTicketStore {
  draft: TicketDraft
  /** What was typed to find the caller. */
  finding: string
  found: KnownRequester[]
  similar: QueueRow[]
  /** Messages stand beside the fields from the first try to file on. */
  messages: DraftMessages
  tried: boolean
  filing: boolean
  failure: Failure | null

  opened(): () => void
  findingTyped(text: string): void
  requesterPicked(known: KnownRequester): void
  newRequesterPicked(): void
  typed<Field extends keyof TicketDraft>(field: Field, value: TicketDraft[Field]): void
  discarded(): void
  /** Brings a draft back that was discarded; false where another was begun meanwhile, which stays. */
  restored(draft: TicketDraft): boolean
  /** The id of the ticket that now exists here; null where something is to be mended first. */
  filed(): Promise<TicketId | null>
}

/** A pause in typing, in ms. */
const pauseMs = 400

const fresh = {
  draft: emptyDraft,
  finding: '',
  found: [],
  similar: [],
  messages: {},
  tried: false,
  filing: false,
  failure: null,
}

export const useNewTicket = create<NewTicketStore>()((set, get) => {
  let findings = 0
  let lookups = 0
  /** How often the draft was changed here, and up to which of these changes it is on the disk. */
  let changes = 0
  let kept = 0

  function draftBecame(draft: TicketDraft) {
    const before = get().draft
    changes += 1
    set({ draft, failure: null })
    saving.touched(newTicketPlace)
    if (get().tried) set({ messages: messagesOf(draft) })
    const { groupName, email, phone } = draft
    if (groupName !== before.groupName || email !== before.email || phone !== before.phone) void lookUp()
  }

  const saving = afterPause(pauseMs, () => void save())
  async function save() {
    const { draft } = get()
    const upTo = changes
    const answer = isUntouched(draft)
      ? await bridge.call('draft.drop', { place: newTicketPlace })
      : await bridge.call('draft.keep', { draft: { kind: 'new-ticket', ...draft } })
    if (answer.ok) kept = Math.max(kept, upTo)
    else set({ failure: answer.failure })
  }

  /** What was typed before this page was there, or in another window; what is typed here by now is newer. */
  async function recallDraft() {
    const asked = changes
    const read = await bridge.call('drafts.list', undefined)
    if (!read.ok || changes !== asked || kept !== changes) return
    const found = read.value.find((draft) => draft.kind === 'new-ticket')
    if (found === undefined) return set({ draft: emptyDraft })
    const { kind: _, ...draft } = found
    set({ draft })
    void lookUp()
  }

  async function lookUp() {
    const { groupName, email, phone } = get().draft
    const mine = (lookups += 1)
    if (groupName.trim() === '' && email.trim() === '' && phone.trim() === '') return set({ similar: [] })
    const similar = await bridge.call('tickets.similar', {
      groupName: groupName.slice(0, 200),
      email: email.slice(0, 300),
      phone: phone.slice(0, 60),
    })
    if (mine === lookups) set({ similar: similar.ok ? similar.value : [] })
  }

  return {
    ...fresh,

    opened() {
      const leave = bridge.on('changed', ({ topics }) => {
        if (topics.includes('tickets')) void lookUp()
        if (topics.includes('drafts')) void recallDraft()
      })
      void lookUp()
      void recallDraft()
      return leave
    },

    findingTyped(text) {
      set({ finding: text })
      const mine = (findings += 1)
      if (text.trim().length < 2) return set({ found: [] })
      void bridge.call('requesters.find', { text: text.slice(0, 200) }).then((found) => {
        if (mine === findings) set({ found: found.ok ? found.value : [] })
      })
    },

    requesterPicked(known) {
      findings += 1
      set({ finding: '', found: [] })
      draftBecame(withRequester(get().draft, known))
    },

    newRequesterPicked() {
      findings += 1
      const { draft, finding } = get()
      set({ finding: '', found: [] })
      draftBecame(withFindings(draft, finding))
    },

    typed(field, value) {
      draftBecame({ ...get().draft, [field]: value })
    },

    discarded() {
      findings += 1
      lookups += 1
      changes += 1
      set(fresh)
      saving.dropped(newTicketPlace)
      void save()
    },

    restored(draft) {
      if (!isUntouched(get().draft)) return false
      draftBecame(draft)
      return true
    },

    async filed() {
      if (get().filing) return null
      const ticketId = ticketIdSchema.parse(crypto.randomUUID())
      const checked = checkDraft(get().draft, ticketId)
      if (!checked.ok) {
        set({ tried: true, messages: checked.messages })
        return null
      }
      set({ filing: true, failure: null, messages: {} })
      // A late save would bring the draft back after it became a ticket.
      saving.dropped(newTicketPlace)
      const done = await bridge.call('act.perform', { act: checked.act })
      if (!done.ok) {
        set({ filing: false, failure: done.failure })
        saving.touched(newTicketPlace)
        return null
      }
      findings += 1
      lookups += 1
      kept = changes
      set(fresh)
      return ticketId
    },
  }
})

/** The id does not matter to the messages. */
function messagesOf(draft: TicketDraft): DraftMessages {
  const checked = checkDraft(draft, 'draft')
  return checked.ok ? {} : checked.messages
}
