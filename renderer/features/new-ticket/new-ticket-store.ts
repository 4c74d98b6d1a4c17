import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { KnownRequester, QueueRow } from '../../../shared/ipc/views.ts'
import { ticketIdSchema, type TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { checkDraft, emptyDraft, withFindings, withRequester, type DraftMessages, type TicketDraft } from './ticket-draft.ts' // prettier-ignore

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
  isOnline: boolean

  opened(): () => void
  findingTyped(text: string): void
  requesterPicked(known: KnownRequester): void
  newRequesterPicked(): void
  typed<Field extends keyof TicketDraft>(field: Field, value: TicketDraft[Field]): void
  discarded(): void
  /** The id of the ticket that now exists here; null where something is to be mended first. */
  filed(): Promise<TicketId | null>
}

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

  function draftBecame(draft: TicketDraft) {
    const before = get().draft
    set({ draft, failure: null })
    if (get().tried) set({ messages: messagesOf(draft) })
    const { groupName, email, phone } = draft
    if (groupName !== before.groupName || email !== before.email || phone !== before.phone) void lookUp()
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
    isOnline: true,

    opened() {
      let heard = false
      const leave = bridge.on('connection', ({ state }) => {
        heard = true
        set({ isOnline: state.kind !== 'offline' })
      })
      void bridge.call('connection.read', undefined).then((read) => {
        if (read.ok && !heard) set({ isOnline: read.value.state.kind !== 'offline' })
      })
      const leaveTickets = bridge.on('changed', ({ topics }) => {
        if (topics.includes('tickets')) void lookUp()
      })
      void lookUp()
      return () => {
        leave()
        leaveTickets()
      }
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
      set(fresh)
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
      const done = await bridge.call('act.perform', { act: checked.act })
      if (!done.ok) {
        set({ filing: false, failure: done.failure })
        return null
      }
      findings += 1
      lookups += 1
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
