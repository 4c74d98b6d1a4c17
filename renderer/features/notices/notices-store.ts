import { create } from 'zustand'
import type { Notice, NoticeList } from '../../../shared/ipc/notices.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

interface NoticesStore {
  /** Null before the first answer. */
  list: NoticeList | null
  unread: number
  isOpen: boolean
  /** What was told last, for who hears the screen. */
  said: Pick<Notice, 'title' | 'kind'> | null

  /** Reads and follows; what is returned ends that. */
  opened(): () => void
  bellTurned(isOpen: boolean): void
  /** Null: all of them. */
  readOff(keys: string[] | null): void
  /** This window shows a ticket and has the keyboard, or (null) does not. */
  attended(ticketId: TicketId | null): void
}

/** Tells this window from others of the same console. */
const ownWindow = crypto.randomUUID()

/** What this person was told lately, and how much of it is unread. */
export const useNotices = create<NoticesStore>()((set, get) => {
  async function read() {
    const answer = await bridge.call('notices.list', undefined)
    if (!answer.ok) return
    set({ list: answer.value, unread: answer.value.notices.filter(({ isRead }) => !isRead).length })
  }

  return {
    list: null,
    unread: 0,
    isOpen: false,
    said: null,

    opened() {
      void read()
      const leaveUnread = bridge.on('unread', ({ unread }) => {
        set({ unread })
        if (get().isOpen) void read()
      })
      const leaveNotices = bridge.on('notices', ([first]) => {
        if (first !== undefined) set({ said: first })
      })
      const leaveWanted = bridge.on('wanted', ({ ticketId }) => {
        if (ticketId === null) get().bellTurned(true)
      })
      return () => {
        leaveUnread()
        leaveNotices()
        leaveWanted()
      }
    },

    bellTurned(isOpen) {
      set({ isOpen })
      if (isOpen) void read()
    },

    readOff(keys) {
      void bridge.call('notices.read', { keys })
    },

    attended(ticketId) {
      void bridge.call('notices.attend', { window: ownWindow, ticketId })
    },
  }
})
