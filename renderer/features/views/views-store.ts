import { create } from 'zustand'
import type { Act } from '../../../shared/ipc/act.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure, Result } from '../../../shared/ipc/result.ts'
import type { SavedView, ViewCounts } from '../../../shared/ipc/saved-view.ts'
import { viewIdSchema } from '../../../shared/protocol/common.ts'
import type { NewView, ViewChange } from '../../../shared/protocol/view.ts'
import { bridge } from '../../bridge.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { announceDone } from '../../ui/undo-wish.ts'
import type { Picked } from './view-look.ts'
import { placesAfterMove } from './view-order.ts'

interface ViewsState {
  /** Own and shared ones in their order; null before the first answer. */
  views: SavedView[] | null
  counts: ViewCounts | null
  failure: Failure | null
  /** The view that was opened last. */
  picked: Picked | null
  /** What of it could not be shown as it was saved. */
  leftOut: readonly string[]
  /** Begins to read and to listen; returns the way to stop. */
  opened: () => () => void
  /** Likewise what each of them counts, for as long as it is shown. */
  counted: () => () => void
  viewPicked: (picked: Picked) => void
  leftOutRead: () => void
  /** Answers its id; null where it was refused. */
  viewSaved: (view: NewView) => Promise<SavedView['id'] | null>
  viewChanged: (id: SavedView['id'], set: ViewChange) => Promise<boolean>
  /** `to`: its index among the other views of its list. */
  viewMoved: (list: readonly SavedView[], id: SavedView['id'], to: number) => void
  viewDeleted: (view: SavedView) => void
  retried: () => void
}

/** What the list says changes with these. */
const listTopics: ReadonlySet<Topic> = new Set(['views', 'groups', 'staff'])
/** What is counted changes with these. */
const countTopics: ReadonlySet<Topic> = new Set(['views', 'tickets', 'groups'])

/** At most one count of all views in so many ms: a busy feed tells of changes several times a second. */
const countEvery = 1_000

let isReading = false
let isStale = false
let countTimer: ReturnType<typeof setTimeout> | undefined
let countedAt = -Infinity

export const useViews = create<ViewsState>()((set, get) => ({
  views: null,
  counts: null,
  failure: null,
  picked: null,
  leftOut: [],
  opened: () => {
    const leave = bridge.on('changed', ({ topics }) => {
      if (topics.some((topic) => listTopics.has(topic))) void read()
    })
    void read()
    return leave
  },
  counted: () => {
    const leave = bridge.on('changed', ({ topics }) => {
      if (topics.some((topic) => countTopics.has(topic))) countSoon()
    })
    countSoon()
    return () => {
      leave()
      clearTimeout(countTimer)
      countTimer = undefined
    }
  },
  viewPicked: (picked) => {
    const saved = picked.kind === 'saved' ? get().views?.find(({ id }) => id === picked.id) : undefined
    set({ picked, leftOut: saved?.leftOut ?? [] })
  },
  leftOutRead: () => set({ leftOut: [] }),
  viewSaved: async (view) => {
    const viewId = viewIdSchema.parse(crypto.randomUUID())
    const done = await perform({ kind: 'put-view', viewId, view })
    if (!done.ok) return null
    await read()
    set({ picked: { kind: 'saved', id: viewId }, leftOut: [] })
    return viewId
  },
  viewChanged: async (viewId, changes) => {
    return (await perform({ kind: 'change-view', viewId, set: changes })).ok
  },
  viewMoved: (list, id, to) => {
    const places = placesAfterMove(list, id, to)
    if (places.length === 0) return
    const placeOf = new Map(places.map((one) => [one.id, one.place]))
    // At once: what was dropped must not jump back while the act is written down.
    set(({ views }) => ({
      views:
        views
          ?.map((view) => ({ ...view, place: placeOf.get(view.id) ?? view.place }))
          .toSorted((one, other) => one.place - other.place) ?? null,
    }))
    void (async () => {
      for (const { id: viewId, place } of places)
        await perform({ kind: 'change-view', viewId, set: { place } })
      await read()
    })()
  },
  viewDeleted: (view) => {
    void (async () => {
      const done = await perform({ kind: 'delete-view', viewId: view.id }, undoMs)
      if (done.ok) announceDone(i18n.t('“{name}” is deleted.', { name: view.name }), done.value.actId)
    })()
  },
  retried: () => void read(),
}))

/** How long a deletion waits for its undo before it leaves. */
const undoMs = 10_000

async function perform(act: Act, undo = 0) {
  const done = await bridge.call('act.perform', { act, undoMs: undo })
  if (!done.ok) announce(done.failure.message, { tone: 'danger' })
  return done
}

async function read(): Promise<void> {
  isStale = true
  if (isReading) return
  isReading = true
  while (isStale) {
    isStale = false
    take(await bridge.call('views.list', undefined))
  }
  isReading = false
}

function take(result: Result<SavedView[]>): void {
  if (!result.ok) return useViews.setState({ failure: result.failure })
  useViews.setState({ views: result.value, failure: null })
}

function countSoon(): void {
  if (countTimer !== undefined) return
  const wait = Math.max(0, countedAt + countEvery - performance.now())
  countTimer = setTimeout(() => void count(), wait)
}

async function count(): Promise<void> {
  countedAt = performance.now()
  const result = await bridge.call('views.counts', undefined)
  countTimer = undefined
  if (result.ok) useViews.setState({ counts: result.value })
}
