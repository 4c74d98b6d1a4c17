import { create } from 'zustand'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { responderIdSchema, type ResponderId, type StaffId } from '../../../shared/protocol/common.ts'
import { responderReplacementSchema, type ResponderRole } from '../../../shared/protocol/responder.ts'
import { bridge } from '../../bridge.ts'
import { meanwhile } from '../../ui/meanwhile.ts'
import { replacementOf } from './replacement-of.ts'

export interface EnteredPerson {
  name: string
  role: ResponderRole
  staffId: StaffId | null
  phone: string
  active: boolean
}

type PersonField = 'name' | 'phone' | 'staffId'

interface PersonStore {
  /** Who is being written: somebody of the list, or somebody new. Null: nobody. */
  editing: ResponderId | 'new' | null
  entered: EnteredPerson
  messages: Partial<Record<PersonField, string>>
  failure: Failure | null
  busy: boolean

  asked: (responder: ResponderView | null) => void
  typed: (change: Partial<EnteredPerson>) => void
  /** `now`: the person as the list shows them at this moment. Answers who was saved. */
  saved: (now: ResponderView | null) => Promise<ResponderId | null>
  left: () => void
}

const nobody: EnteredPerson = { name: '', role: 'support', staffId: null, phone: '', active: true }
const fresh = { editing: null, entered: nobody, messages: {}, failure: null, busy: false }

export const usePerson = create<PersonStore>()((set, get) => ({
  ...fresh,

  asked: (responder) => {
    if (responder === null) return set({ ...fresh, editing: 'new' })
    const { id, name, role, staffId, phone, active } = responder
    set({ ...fresh, editing: id, entered: { name, role, staffId, phone, active } })
  },

  typed: (change) => {
    const messages = { ...get().messages }
    for (const field of ['name', 'phone', 'staffId'] as const) if (field in change) delete messages[field]
    set({ entered: { ...get().entered, ...change }, messages, failure: null })
  },

  saved: async (now) => {
    const { editing, entered, busy } = get()
    if (editing === null || busy) return null
    const methods = now === null ? [] : replacementOf(now).methods
    const parsed = responderReplacementSchema.safeParse({ ...entered, methods })
    if (!parsed.success) {
      set({ messages: messagesOf(parsed.error.issues) })
      return null
    }
    set({ busy: true, failure: null, messages: {} })
    const responderId = editing === 'new' ? responderIdSchema.parse(crypto.randomUUID()) : editing
    const version = now?.version ?? null
    const done = await bridge.call('responders.put', { responderId, version, replacement: parsed.data })
    if (get().editing !== editing) return null
    if (done.ok) {
      set(fresh)
      return responderId
    }
    const errors = (done.failure.errors ?? []).map(({ path, message }) => ({ path: [path], message }))
    set({ busy: false, failure: meanwhile(done.failure), messages: messagesOf(errors) })
    return null
  },

  left: () => set(fresh),
}))

function messagesOf(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const messages: Partial<Record<PersonField, string>> = {}
  for (const { path, message } of issues) {
    const field = path[0]
    if (field === 'name' || field === 'phone' || field === 'staffId') messages[field] ??= message
  }
  return messages
}
