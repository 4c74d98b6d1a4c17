import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { Rota, RotaReply } from '../../../shared/protocol/rota.ts'
import { bridge } from '../../bridge.ts'
import { meanwhile } from '../../ui/meanwhile.ts'
import { checkEntered, type Entered, type Messages } from './entered.ts'
import type { Gap, GapTime } from './gap-words.ts'

/** What the rota would leave open with what was entered. */
export interface Preview extends GapTime {
  gaps: readonly Gap[]
}

interface RotaEditStore {
  entered: Entered | null
  messages: Messages
  /** Null while what was entered is no rota yet. */
  preview: Preview | null
  failure: Failure | null
  busy: boolean
  /** Why the last removal did not happen. */
  refused: Failure | null

  /** Both are given the rota as it is shown at this moment: whatever was changed meanwhile stays. */
  asked: (entered: Entered, rota: RotaReply) => void
  changed: (entered: Entered, rota: RotaReply) => void
  /** True once the desk has it. */
  saved: (rota: RotaReply) => Promise<boolean>
  /** Puts a rota without something. */
  removed: (rota: RotaReply) => Promise<boolean>
  left: () => void
}

const fresh = { entered: null, messages: {}, preview: null, failure: null, busy: false, refused: null }

export const useRotaEdit = create<RotaEditStore>()((set, get) => {
  let tried = 0

  /** Says what it would mean before it means it. */
  async function tryOut(entered: Entered, rota: RotaReply) {
    const mine = (tried += 1)
    const checked = checkEntered(withoutVersion(rota), entered)
    if (!checked.ok) return set({ preview: null })
    const answer = await bridge.call('rota.read', { start: null, draft: checked.rota })
    if (mine !== tried || get().entered === null || !answer.ok) return
    const { span, now } = answer.value
    const { timeZone } = checked.rota
    set({ preview: { gaps: span.gaps, timeZone, now, end: span.until } })
  }

  return {
    ...fresh,

    asked: (entered, rota) => {
      set({ ...fresh, entered })
      void tryOut(entered, rota)
    },

    changed: (entered, rota) => {
      set({ entered, messages: {}, failure: null })
      void tryOut(entered, rota)
    },

    saved: async (rota) => {
      const { entered, busy } = get()
      if (entered === null || busy) return false
      const checked = checkEntered(withoutVersion(rota), entered)
      if (!checked.ok) {
        set({ messages: checked.messages })
        return false
      }
      set({ busy: true, failure: null, messages: {} })
      const done = await bridge.call('rota.put', { version: rota.version, rota: checked.rota })
      const now = get().entered
      // Whoever typed on meanwhile goes on from there, and whoever left is told nothing.
      if (done.ok && now === entered) set(fresh)
      else if (now !== null) set({ busy: false, failure: done.ok ? null : meanwhile(done.failure) })
      return done.ok && now === entered
    },

    removed: async (rota) => {
      if (get().busy) return false
      set({ busy: true, refused: null })
      const done = await bridge.call('rota.put', { version: rota.version, rota: withoutVersion(rota) })
      set({ busy: false, refused: done.ok ? null : meanwhile(done.failure) })
      return done.ok
    },

    left: () => set(fresh),
  }
})

function withoutVersion({ timeZone, shifts, overrides, escalation }: RotaReply): Rota {
  return { timeZone, shifts, overrides, escalation }
}
