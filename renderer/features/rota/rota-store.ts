import { create } from 'zustand'
import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { addDays, calendarDayOf } from '../../../shared/rules/local-day.ts'
import { bridge } from '../../bridge.ts'
import type { RowsBy } from './calendar-rows.ts'
import { dateText } from './zone-time.ts'

interface RotaStore {
  /** Null until first read. */
  view: RotaView | null
  failure: Failure | null
  /** Day of the rota's calendar to begin with; null: today. */
  start: string | null
  by: RowsBy

  /** Reads and follows; what is returned ends that. */
  opened: () => () => void
  retried: () => void
  /** So many days on or back; 0: to today. */
  stepped: (days: number) => void
  rowsPicked: (by: RowsBy) => void
}

export const useRota = create<RotaStore>()((set, get) => {
  let asked = 0

  async function read() {
    const mine = (asked += 1)
    const answer = await bridge.call('rota.read', { start: get().start, draft: null })
    if (mine !== asked) return
    if (answer.ok) set({ view: answer.value, failure: null })
    else set({ failure: answer.failure })
  }

  return {
    view: null,
    failure: null,
    start: null,
    by: 'shift',

    opened: () => {
      void read()
      return bridge.on('changed', ({ topics }) => {
        if (topics.includes('responders')) void read()
      })
    },
    retried: () => void read(),

    stepped: (days) => {
      const { view } = get()
      if (view === null) return
      set({ start: days === 0 ? null : stepOf(view, days) })
      void read()
    },

    rowsPicked: (by) => set({ by }),
  }
})

function stepOf({ span, rota }: RotaView, days: number): string {
  const { year, month, day } = addDays(calendarDayOf(dateText(span.from, rota.timeZone)), days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
