import { create } from 'zustand'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure, Result } from '../../../shared/ipc/result.ts'
import type { GroupView, GroupWindow } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

export type Shown = 'all' | 'confirmed' | 'unconfirmed'

interface GroupsStore {
  text: string
  show: Shown
  /** The rows read so far, in the back's order. Null until the first answer. */
  groups: GroupView[] | null
  after: string | null
  total: number
  failure: Failure | null
  selected: GroupId | null
  isAdmin: boolean

  /** Reads the first rows and follows changes; what is returned ends that. */
  opened(): () => void
  searched(text: string): void
  shownPicked(show: Shown): void
  endReached(): void
  groupPicked(groupId: GroupId | null): void
  retried(): void
}

/** A row tells of all of these: a ticket that is judged, and an operation on the blocklist, change it too. */
const followed: ReadonlySet<Topic> = new Set(['groups', 'tickets', 'blocklist'])

export const useGroups = create<GroupsStore>()((set, get) => {
  /** Answers to questions that have been asked anew since are dropped. */
  let asked = 0
  let extending = false

  /** Reads from the start until at least as many rows as before stand there: scrolling is not lost by a change. */
  async function read(atLeast: number) {
    const mine = (asked += 1)
    extending = false
    const { text, show } = get()
    const groups: GroupView[] = []
    let after: string | null = null
    let total: number
    do {
      const page: Result<GroupWindow> = await bridge.call('groups.list', {
        text: text.slice(0, 200),
        show,
        after,
      })
      if (mine !== asked) return
      if (!page.ok) return set({ failure: page.failure })
      groups.push(...page.value.groups)
      after = page.value.after
      total = page.value.total
    } while (after !== null && groups.length < atLeast)
    set({ groups, after, total, failure: null })
  }

  async function extend(after: string) {
    const mine = asked
    extending = true
    const { text, show } = get()
    const page = await bridge.call('groups.list', { text: text.slice(0, 200), show, after })
    if (mine !== asked) return
    extending = false
    if (!page.ok) return set({ failure: page.failure })
    const groups = [...(get().groups ?? []), ...page.value.groups]
    set({ groups, after: page.value.after, total: page.value.total, failure: null })
  }

  const again = () => read(get().groups?.length ?? 0)

  return {
    text: '',
    show: 'all',
    groups: null,
    after: null,
    total: 0,
    failure: null,
    selected: null,
    isAdmin: false,

    opened() {
      void again()
      void bridge.call('session.read', undefined).then((session) => {
        if (session.ok)
          set({ isAdmin: session.value.kind === 'signed-in' && session.value.person.role === 'admin' })
      })
      return bridge.on('changed', ({ topics }) => {
        if (topics.some((topic) => followed.has(topic))) void again()
      })
    },

    searched(text) {
      set({ text })
      void read(0)
    },

    shownPicked(show) {
      set({ show })
      void read(0)
    },

    endReached() {
      const { after } = get()
      if (after !== null && !extending) void extend(after)
    },

    groupPicked(groupId) {
      set({ selected: groupId })
    },

    retried() {
      void again()
    },
  }
})
