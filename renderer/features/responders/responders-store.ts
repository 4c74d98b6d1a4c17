import { create } from 'zustand'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { StaffView } from '../../../shared/ipc/views.ts'
import type { ResponderId } from '../../../shared/protocol/common.ts'
import type { ResponderReplacement } from '../../../shared/protocol/responder.ts'
import { bridge } from '../../bridge.ts'
import { meanwhile } from '../../ui/meanwhile.ts'
import { moved } from '../../ui/moved.ts'
import { replacementOf } from './replacement-of.ts'

export type ResponderShow = 'all' | 'overdue' | 'unreachable'

interface RespondersStore {
  /** Null until first read. */
  responders: ResponderView[] | null
  staff: StaffView[]
  failure: Failure | null
  selected: ResponderId | null
  text: string
  show: ResponderShow
  busy: boolean
  /** Why the last change in place did not happen. */
  refused: Failure | null

  /** Reads and follows; what is returned ends that. */
  opened: () => () => void
  retried: () => void
  picked: (id: ResponderId) => void
  searched: (text: string) => void
  shownPicked: (show: ResponderShow) => void
  methodMoved: (responder: ResponderView, place: number, by: -1 | 1) => Promise<boolean>
  methodRemoved: (responder: ResponderView, place: number) => Promise<boolean>
  removed: (responder: ResponderView) => Promise<boolean>
}

export const useResponders = create<RespondersStore>()((set, get) => {
  let asked = 0

  async function read() {
    const mine = (asked += 1)
    const [responders, staff] = await Promise.all([
      bridge.call('responders.list', undefined),
      bridge.call('staff.list', undefined),
    ])
    if (mine !== asked) return
    if (staff.ok) set({ staff: staff.value })
    if (responders.ok) set({ responders: responders.value, failure: null })
    else set({ failure: responders.failure })
  }

  async function put({ id, version }: ResponderView, replacement: ResponderReplacement): Promise<boolean> {
    if (get().busy) return false
    set({ busy: true, refused: null })
    const done = await bridge.call('responders.put', { responderId: id, version, replacement })
    set({ busy: false, refused: done.ok ? null : meanwhile(done.failure) })
    await read()
    return done.ok
  }

  return {
    responders: null,
    staff: [],
    failure: null,
    selected: null,
    text: '',
    show: 'all',
    busy: false,
    refused: null,

    opened: () => {
      void read()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('responders') || topics.includes('staff')) void read()
      })
    },
    retried: () => void read(),
    picked: (selected) => set({ selected, refused: null }),
    searched: (text) => set({ text }),
    shownPicked: (show) => set({ show }),

    methodMoved: (responder, place, by) => {
      const whole = replacementOf(responder)
      return put(responder, { ...whole, methods: moved(whole.methods, place, by) })
    },

    methodRemoved: (responder, place) => {
      const whole = replacementOf(responder)
      return put(responder, { ...whole, methods: whole.methods.filter((_, other) => other !== place) })
    },

    removed: async ({ id, version }) => {
      if (get().busy) return false
      set({ busy: true, refused: null })
      const done = await bridge.call('responders.remove', { responderId: id, version })
      set({ busy: false, refused: done.ok ? null : meanwhile(done.failure) })
      await read()
      return done.ok
    },
  }
})

/** Those of them that fit what was typed and chosen. */
export function fitting(responders: readonly ResponderView[], text: string, show: ResponderShow) {
  const words = text.trim().toLowerCase()
  return responders.filter(({ name, staffName, phone, isOverdue, isReachable, active }) => {
    if (show === 'overdue' && !isOverdue) return false
    if (show === 'unreachable' && (isReachable || !active)) return false
    return words === '' || `${name}\n${staffName ?? ''}\n${phone}`.toLowerCase().includes(words)
  })
}
