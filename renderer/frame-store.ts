import { create } from 'zustand'
import { defaultPreferences, type Preferences } from '../shared/ipc/preferences.ts'
import type { Failure } from '../shared/ipc/result.ts'
import type { ConnectionState, SessionView } from '../shared/ipc/views.ts'
import type { TicketId } from '../shared/protocol/common.ts'
import { bridge } from './bridge.ts'

export type Section =
  'queue' | 'pages' | 'groups' | 'blocklist' | 'on-call' | 'outbox' | 'figures' | 'people' | 'settings'
/** The pages of the section Blocklist. */
export type BlocklistPage = 'list' | 'suggestions' | 'audit'
/** The pages of the section On call. */
export type OnCallPage = 'responders' | 'rota' | 'load'

interface FrameState {
  /** Null before the first answer. */
  session: SessionView | null
  failure: Failure | null
  /** Why nothing that is done now is kept; null while all is well. */
  stopped: Failure | null
  /** Nothing reaches the desk: only after the last exchange succeeded does anything leave. */
  isAway: boolean
  /** How long a reply can be taken back before it leaves, in seconds. */
  undoSeconds: number
  /** What a person has read and put away of what was said about their files. */
  dismissedNotice: string | null
  theme: Preferences['theme']
  /** Letters, digits and signs are commands. */
  singleKeys: boolean
  queueShare: number
  /** The saved views stand beside the queue. */
  showsViews: boolean
  section: Section
  blocklistPage: BlocklistPage
  onCallPage: OnCallPage
  openTicketId: TicketId | null
  isNewTicketOpen: boolean
  isCheatSheetOpen: boolean
  isPaletteOpen: boolean
  /** Begins to listen; `startAgain` loads the page anew. Returns the way to stop. */
  opened: (startAgain: () => void) => () => void
  sectionPicked: (section: Section) => void
  blocklistOpened: (page: BlocklistPage) => void
  onCallOpened: (page: OnCallPage) => void
  ticketOpened: (ticketId: TicketId) => void
  ticketClosed: () => void
  newTicketAsked: () => void
  newTicketClosed: () => void
  cheatSheetToggled: () => void
  paletteToggled: () => void
  queueShareChanged: (queueShare: number) => void
  viewsToggled: () => void
  noticeDismissed: (notice: Failure) => void
}

/** What the frame around the features shows: who is signed in, which section, which ticket. */
export const useFrame = create<FrameState>()((set) => ({
  session: null,
  failure: null,
  stopped: null,
  isAway: false,
  undoSeconds: defaultPreferences.undoSeconds,
  dismissedNotice: null,
  theme: defaultPreferences.theme,
  singleKeys: defaultPreferences.singleKeys,
  queueShare: defaultPreferences.queueShare,
  showsViews: defaultPreferences.showsViews,
  section: 'queue',
  blocklistPage: 'list',
  onCallPage: 'responders',
  openTicketId: null,
  isNewTicketOpen: false,
  isCheatSheetOpen: false,
  isPaletteOpen: false,

  opened: (startAgain) => {
    let lastPersonId: string | null = null
    const take = (session: SessionView) => {
      if (session.kind === 'signed-in') {
        // Nothing of one person may stay on the screen of the next: rows, texts and drafts all go with the page.
        if (lastPersonId !== null && lastPersonId !== session.person.id) startAgain()
        lastPersonId = session.person.id
      }
      set({ session, failure: null })
    }
    const leaveSession = bridge.on('session', take)
    let heard = false
    const takeState = (state: ConnectionState) => {
      const isAway = state.kind !== 'online' && state.kind !== 'pulling'
      set({ stopped: state.kind === 'stopped' ? state.failure : null, isAway })
    }
    const leaveConnection = bridge.on('connection', ({ state }) => {
      heard = true
      takeState(state)
    })
    const leaveWanted = bridge.on('wanted', ({ ticketId }) => {
      if (ticketId !== null) useFrame.getState().ticketOpened(ticketId)
    })
    const leavePreferences = bridge.on('preferences', ({ theme, undoSeconds, singleKeys }) =>
      set({ theme, undoSeconds, singleKeys }),
    )
    void bridge.call('connection.read', undefined).then((result) => {
      if (result.ok && !heard) takeState(result.value.state)
    })
    void bridge.call('session.read', undefined).then((result) => {
      if (result.ok) take(result.value)
      else set({ failure: result.failure })
    })
    void bridge.call('preferences.read', undefined).then((result) => {
      if (!result.ok) return
      const { theme, queueShare, showsViews, undoSeconds, singleKeys } = result.value
      set({ theme, queueShare, showsViews, undoSeconds, singleKeys })
    })
    return () => {
      leaveSession()
      leaveConnection()
      leaveWanted()
      leavePreferences()
    }
  },
  sectionPicked: (section) => set({ section }),
  blocklistOpened: (blocklistPage) => set({ blocklistPage, section: 'blocklist' }),
  onCallOpened: (onCallPage) => set({ onCallPage, section: 'on-call' }),
  ticketOpened: (openTicketId) => set({ openTicketId, section: 'queue', isNewTicketOpen: false }),
  ticketClosed: () => set({ openTicketId: null }),
  newTicketAsked: () => set({ isNewTicketOpen: true }),
  newTicketClosed: () => set({ isNewTicketOpen: false }),
  cheatSheetToggled: () => set(({ isCheatSheetOpen }) => ({ isCheatSheetOpen: !isCheatSheetOpen })),
  paletteToggled: () => set(({ isPaletteOpen }) => ({ isPaletteOpen: !isPaletteOpen })),
  queueShareChanged: (queueShare) => {
    set({ queueShare })
    void bridge.call('preferences.change', { queueShare })
  },
  viewsToggled: () => {
    const showsViews = !useFrame.getState().showsViews
    set({ showsViews })
    void bridge.call('preferences.change', { showsViews })
  },
  noticeDismissed: ({ message }) => set({ dismissedNotice: message }),
}))
