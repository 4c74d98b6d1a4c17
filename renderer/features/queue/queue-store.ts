import { create } from 'zustand'
import type { Topic } from '../../../shared/ipc/events.ts'
import { defaultQueueView, type QueueView } from '../../../shared/ipc/queue-view.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type {
  QueueCounts,
  QueueRow,
  QueueSection,
  QueueWindow,
  StaffView,
} from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import {
  holdsVisible,
  mergeWindow,
  planStep,
  shiftOf,
  withToldRows,
  withTotal,
  type Need,
  type ReadStep,
  type Span,
} from './row-window.ts'
import { withText } from './view-changes.ts'
import { moved, selectionOf, settled, type Move, type Selection } from './selection.ts'

interface QueueState {
  view: QueueView
  /** The rows held, or null before the first answer. They may be those of the view before while `isStale`. */
  window: QueueWindow | null
  /** The headings of the rows, and which of them are closed; null where there are none. */
  sections: QueueSection[] | null
  collapsed: ReadonlySet<string>
  isStale: boolean
  counts: QueueCounts | null
  failure: Failure | null
  selection: Selection | null
  staff: StaffView[]
  /** The filtered group's name, once known. */
  groupName: string | null
  /** Rows by which the visible ones moved with the last reading; `turn` tells two equal shifts apart. */
  shift: { rows: number; turn: number }
  /** Raised when a changed view's first rows are there: the scroll goes back to the top. */
  epoch: number
  /** The first row that was in view, also while no list is mounted. */
  firstSeen: () => number
  /** Begins to read and to listen; returns the way to stop. */
  opened: () => () => void
  viewChanged: (change: (view: QueueView) => QueueView) => void
  /** Another view was opened: all of it takes the place of what is shown. */
  viewShown: (view: QueueView) => void
  rowsSeen: (visible: Span) => void
  sectionToggled: (key: string) => void
  rowPicked: (id: TicketId, index: number) => void
  selectionMoved: (move: Move) => void
  /** What is found is taken up where it is read: its first row, also while it is still being read. */
  searchEntered: () => void
  /** A ticket is shown beside the queue, wherever it was opened from: the selection stands on it. */
  ticketShown: (id: TicketId) => void
  retried: () => void
}

/** What a row shows changes with these. */
const shownTopics: ReadonlySet<Topic> = new Set(['tickets', 'outbox', 'groups', 'blocklist'])

/** So long at most, in ms, a question waits until what is known already is painted. */
const longestPause = 50
/** Waits this long for the next change of the view before it is remembered, in ms. */
const rememberAfterMs = 400

/*
 * What the reading loop needs beside the state that screens draw. One question is under way at a time: what comes
 * in between is answered by the next one, so that quick typing or scrolling never queues up questions. Only a
 * changed view does not wait for a reading of the view before: it begins a loop of its own. What is not needed to draw
 * what is in view is asked for once that is painted: on a small machine its answer would come in between.
 */
let visible: Span = { first: 0, last: 40 }
let need: Need = 'nothing'
let reading: 'nothing' | 'view' | 'rest' | 'pause' = 'nothing'
let loop = 0
let needsCounts = false
/** Of the headings that are held. */
let sectionsMark = ''
let isCounting = false
let rememberTimer: ReturnType<typeof setTimeout> | undefined
let isBeginning = false
/** Left within this task: nothing can have been told since. */
let isLevel = false

export const useQueue = create<QueueState>()((set, get) => ({
  view: defaultQueueView,
  window: null,
  sections: null,
  collapsed: new Set(),
  isStale: false,
  counts: null,
  failure: null,
  selection: null,
  staff: [],
  groupName: null,
  shift: { rows: 0, turn: 0 },
  epoch: 0,
  firstSeen: () => visible.first,

  opened: () => {
    const leave = bridge.on('changed', ({ topics, rows }) => {
      if (topics.some((topic) => shownTopics.has(topic))) refreshAfter(rows ?? [])
      if (topics.includes('staff')) void readStaff()
    })
    if (get().window === null) void begin()
    else if (!isLevel) refresh()
    void readStaff()
    return () => {
      leave()
      if (rememberTimer !== undefined) remember()
      isLevel = true
      queueMicrotask(() => (isLevel = false))
    }
  },
  viewChanged: (change) => {
    const before = get().view
    const view = change(before)
    // A ranking of what is no longer asked for would keep the new rows waiting.
    if (before.hitOrder === 'relevance' && get().isStale) void bridge.call('search.cancel', undefined)
    set({ view, isStale: true, selection: null })
    if (view.grouping !== before.grouping) set({ collapsed: new Set() })
    if (view.groupId !== before.groupId) void readGroupName(view)
    clearTimeout(rememberTimer)
    rememberTimer = setTimeout(remember, rememberAfterMs)
    start()
  },
  viewShown: (view) => get().viewChanged(() => view),
  rowsSeen: (span) => {
    visible = span
    void read()
  },
  sectionToggled: (key) => {
    const collapsed = new Set(get().collapsed)
    if (!collapsed.delete(key)) collapsed.add(key)
    set({ collapsed })
    refresh()
  },
  rowPicked: (id, index) => set({ selection: { index, id } }),
  selectionMoved: (move) => {
    const { selection, window } = get()
    set({ selection: moved(selection, move, window, Math.max(1, visible.last - visible.first)) })
  },
  searchEntered: () => {
    const { isStale, window } = get()
    set({ selection: isStale ? { index: 0, id: null } : moved(null, 'first', window, 1) })
  },
  ticketShown: (id) => {
    const { selection, window } = get()
    if (selection?.id !== id) set({ selection: selectionOf(id, window) })
  },
  retried: () => start(),
}))

async function recallView(): Promise<void> {
  const { view: before } = useQueue.getState()
  const result = await bridge.call('preferences.read', undefined)
  // Somebody who was quicker than the disk has chosen already.
  if (result.ok && useQueue.getState().view === before) useQueue.setState({ view: result.value.queueView })
  await readGroupName(useQueue.getState().view)
}

async function begin(): Promise<void> {
  if (isBeginning) return
  isBeginning = true
  await recallView()
  isBeginning = false
  start()
}

function start(): void {
  need = 'start'
  needsCounts = true
  void read()
  void count()
}

function refresh(): void {
  if (need === 'nothing') need = 'refresh'
  needsCounts = true
  void read()
  void count()
}

/** Rows that were told with a change are drawn at once; whether they stand at their places still, the question tells. */
function refreshAfter(told: readonly QueueRow[]): void {
  const { window: held } = useQueue.getState()
  const window = withToldRows(held, told)
  if (window === held) return refresh()
  useQueue.setState({ window })
  whenIdle(refresh, longestPause)
}

const nextStep = () => planStep(need, useQueue.getState(), visible)

/** Whether what is needed waits for the reading that is under way. */
function isReading(): boolean {
  if (reading === 'rest') return need !== 'start'
  return reading === 'view' || (reading === 'pause' && need === 'nothing')
}

async function read(): Promise<void> {
  if (isReading()) return
  loop += 1
  const own = loop
  for (let step = nextStep(); step !== null; step = nextStep()) {
    const isNewView = need === 'start'
    need = 'nothing'
    reading = isNewView ? 'view' : 'rest'
    const { view, collapsed } = useQueue.getState()
    const held = view.grouping === 'none' ? {} : { collapsed: [...collapsed], sectionsMark }
    const result = await bridge.call('queue.window', { view, from: step.from, limit: step.limit, ...held })
    if (own !== loop) return
    if (view !== useQueue.getState().view || collapsed !== useQueue.getState().collapsed) continue
    if (!result.ok) {
      useQueue.setState({ failure: result.failure, isStale: false })
      continue
    }
    if (isNewView) visible = { first: 0, last: visible.last - visible.first }
    take(step, result.value, isNewView)
    // An empty answer to a row that should be there: the next event will tell more.
    if (result.value.rows.length === 0 && need === 'nothing') break
    if (step.kind === 'replace' && need === 'nothing' && holdsVisible(useQueue.getState().window, visible)) {
      reading = 'pause'
      await new Promise<void>((resolve) => whenIdle(resolve, longestPause))
      if (own !== loop) return
    }
  }
  reading = 'nothing'
}

function take(step: ReadStep, answer: QueueWindow, isNewView: boolean): void {
  const { window: held, selection, shift, epoch } = useQueue.getState()
  const window = mergeWindow(isNewView ? null : held, step, answer, visible)
  const rows = isNewView || step.from.kind !== 'at' ? 0 : shiftOf(held, answer, visible)
  visible = { first: visible.first + rows, last: visible.last + rows }
  useQueue.setState({
    window,
    sections: sectionsOf(answer),
    isStale: false,
    failure: null,
    selection: settled(selection, window),
    shift: rows === 0 ? shift : { rows, turn: shift.turn + 1 },
    epoch: isNewView ? epoch + 1 : epoch,
  })
}

/** The headings that came with an answer, or those that are held where it says that they are the same. */
function sectionsOf({ sections }: QueueWindow): QueueSection[] | null {
  const held = useQueue.getState().sections
  if (sections === undefined) return null
  const list = sections.list ?? held
  sectionsMark = list === null ? '' : sections.mark
  return list
}

async function count(): Promise<void> {
  if (isCounting) return
  isCounting = true
  while (needsCounts) {
    needsCounts = false
    const { view } = useQueue.getState()
    const result = await bridge.call('queue.counts', { view })
    if (!result.ok || needsCounts) continue
    const { view: shown, window } = useQueue.getState()
    const counted = view === shown ? withTotal(window, view, result.value) : window
    useQueue.setState({ counts: result.value, window: counted })
  }
  isCounting = false
}

function remember(): void {
  clearTimeout(rememberTimer)
  rememberTimer = undefined
  // A search is of the moment: tomorrow's queue must not begin with yesterday's word.
  void bridge.call('preferences.change', { queueView: withText(useQueue.getState().view, '') })
}

async function readStaff(): Promise<void> {
  const result = await bridge.call('staff.list', undefined)
  if (result.ok) useQueue.setState({ staff: result.value })
}

async function readGroupName({ groupId }: QueueView): Promise<void> {
  useQueue.setState({ groupName: null })
  if (groupId === null) return
  const result = await bridge.call('groups.read', { groupId })
  if (!result.ok || useQueue.getState().view.groupId !== groupId) return
  useQueue.setState({ groupName: result.value?.name ?? null })
}
