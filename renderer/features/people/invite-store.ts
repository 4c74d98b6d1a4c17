import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { newStaffSchema, type Invitation, type Role } from '../../../shared/protocol/staff.ts'
import { bridge } from '../../bridge.ts'

type InviteField = 'name' | 'email'

interface InviteStore {
  name: string
  email: string
  role: Role
  messages: Partial<Record<InviteField, string>>
  busy: boolean
  failure: Failure | null
  /** What the person is handed. Seen once: gone when the dialog closes. */
  person: { id: StaffId; name: string } | null
  token: string | null
  invitation: Invitation | null

  typed(field: InviteField, text: string): void
  rolePicked(role: Role): void
  /** Makes the person at the service, and an invitation link for them. */
  created(): Promise<void>
  /** A link for somebody who is already there. */
  invited(person: { id: StaffId; name: string }): Promise<void>
  left(): void
}

const fresh = {
  name: '',
  email: '',
  role: 'agent' as Role,
  messages: {},
  busy: false,
  failure: null,
  person: null,
  token: null,
  invitation: null,
}

export const useInvite = create<InviteStore>()((set, get) => {
  /** A secret that arrives after its dialog was closed is shown to nobody. */
  let sitting = 0

  async function invite(staffId: StaffId) {
    const mine = sitting
    const invitation = await bridge.call('staff.invite', { staffId })
    if (mine !== sitting) return
    if (invitation.ok) set({ invitation: invitation.value, failure: null, busy: false })
    else set({ failure: invitation.failure, busy: false })
  }

  return {
    ...fresh,

    typed(field, text) {
      set({ [field]: text, messages: { ...get().messages, [field]: undefined }, failure: null })
    },

    rolePicked(role) {
      set({ role })
    },

    async created() {
      const { name, email, role, busy } = get()
      if (busy) return
      const parsed = newStaffSchema.safeParse({ name, email, role })
      if (!parsed.success) return set({ messages: messagesOf(parsed.error.issues) })
      set({ busy: true, failure: null, messages: {} })
      const mine = sitting
      const done = await bridge.call('staff.create', parsed.data)
      if (mine !== sitting) return
      if (!done.ok) return set({ busy: false, failure: done.failure, messages: messagesIn(done.failure) })
      const { staff, token } = done.value
      set({ person: { id: staff.id, name: staff.name }, token })
      await invite(staff.id)
    },

    async invited(person) {
      sitting += 1
      set({ ...fresh, person, busy: true })
      await invite(person.id)
    },

    left() {
      sitting += 1
      set(fresh)
    },
  }
})

function messagesOf(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const messages: Partial<Record<InviteField, string>> = {}
  for (const { path, message } of issues) {
    const field = path[0]
    if (field === 'name' || field === 'email') messages[field] ??= message
  }
  return messages
}

function messagesIn(failure: Failure) {
  return messagesOf((failure.errors ?? []).map(({ path, message }) => ({ path: [path], message })))
}
