import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { success } from '../../../shared/ipc/result.ts'
import type { QueueWindow } from '../../../shared/ipc/views.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { useQueue } from '../../../renderer/features/queue/queue-store.ts'
import { withUrgencyToggled } from '../../../renderer/features/queue/view-changes.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, type FakeDesk } from '../../support/fake-desk.ts'

let desk: FakeDesk
let leave: () => void
let uninstall: () => void

const { viewChanged, rowsSeen } = useQueue.getState()
const windows = () => desk.bridge.requestsOf('queue.window').length

beforeEach(async () => {
  useQueue.setState(useQueue.getInitialState(), true)
  desk = fakeDesk(2_000)
  uninstall = installBridge(desk.bridge)
  leave = useQueue.getState().opened()
  await vi.waitUntil(() => useQueue.getState().window !== null)
  await vi.waitUntil(() => useQueue.getState().counts !== null)
})

afterEach(() => {
  leave()
  uninstall()
})

/** From now on the back answers each question for rows only when it is let. */
function holdAnswers(): { let: () => void; waiting: () => number } {
  const held: (() => void)[] = []
  const answer: QueueWindow = { rows: desk.rows.slice(0, 5), start: 0, total: 5 }
  desk.bridge.answer('queue.window', async () => {
    await new Promise<void>((resolve) => held.push(resolve))
    return success(answer)
  })
  return { let: () => held.shift()?.(), waiting: () => held.length }
}

describe('reading for the queue', () => {
  it('asks once for everything that was typed while an answer was under way', async () => {
    const answers = holdAnswers()
    const before = windows()
    for (const text of ['m', 'ma', 'mai', 'mail']) viewChanged((view) => ({ ...view, text }))
    expect(windows() - before).toBe(1)
    answers.let()
    await vi.waitUntil(() => answers.waiting() === 1)
    expect(desk.bridge.requestsOf('queue.window').at(-1)).toMatchObject({ view: { text: 'mail' } })
    answers.let()
    await vi.waitUntil(() => useQueue.getState().window?.total === 5)
    expect(windows() - before).toBe(2)
  })

  it('shows rows that were told with a change before it asks where they stand, and asks at once for those it does not hold', async () => {
    const answers = holdAnswers()
    const before = windows()
    const row = useQueue.getState().window?.rows[0]
    if (row === undefined) throw new Error('The queue holds no rows.')
    const shown = () => useQueue.getState().window?.rows[0]?.subject
    const told = { topics: ['tickets' as const], ticketIds: [row.id], rows: [{ ...row, subject: 'Told' }] }
    desk.bridge.emit('changed', told)
    expect([shown(), windows() - before]).toEqual(['Told', 0])
    await vi.waitUntil(() => answers.waiting() === 1)
    answers.let()
    await vi.waitUntil(() => shown() !== 'Told')
    const settled = shown()
    const unheld = { ...row, id: ticketIdSchema.parse('elsewhere') }
    desk.bridge.emit('changed', { ...told, ticketIds: [unheld.id], rows: [unheld] })
    expect([shown(), answers.waiting()]).toEqual([settled, 1])
  })

  it('does not let a filter wait for a reading of the view before, and drops its late answer', async () => {
    const answers = holdAnswers()
    desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: null })
    expect(answers.waiting()).toBe(1)
    viewChanged((view) => withUrgencyToggled(view, 'question'))
    expect(answers.waiting()).toBe(2)
    const stale = useQueue.getState().window
    answers.let()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(useQueue.getState().window).toBe(stale)
    answers.let()
    await vi.waitUntil(() => useQueue.getState().window?.total === 5)
    expect(useQueue.getState().isStale).toBe(false)
  })

  it('asks once for a burst of changes and once more for those that came meanwhile', async () => {
    const answers = holdAnswers()
    const before = windows()
    for (let times = 0; times < 20; times += 1) {
      desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: null })
    }
    answers.let()
    await vi.waitUntil(() => answers.waiting() === 1)
    answers.let()
    await vi.waitUntil(() => useQueue.getState().window?.total === 5)
    expect(windows() - before).toBe(2)
  })

  it('asks for rows around those in view once the screen rests, and for what changes before that at once', async () => {
    const rests: (() => void)[] = []
    vi.stubGlobal('requestIdleCallback', (work: () => void) => rests.push(work))
    vi.stubGlobal('cancelIdleCallback', () => undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    const change = () => desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: null })
    const held = () => useQueue.getState().window?.rows.length
    await vi.waitUntil(() => held() === 210)
    change()
    await vi.waitUntil(() => rests.length === 1)
    expect(held()).toBe(60)
    const before = windows()
    change()
    expect(windows() - before).toBe(1)
    await vi.waitUntil(() => rests.length === 2)
    for (const rest of rests) rest()
    await vi.waitUntil(() => held() === 210)
    expect(windows() - before).toBe(2)
  })

  it('reads on while the rows seen come near the end of what is held', async () => {
    rowsSeen({ first: 40, last: 70 })
    await vi.waitUntil(() => (useQueue.getState().window?.rows.length ?? 0) > 100)
    expect(useQueue.getState().window?.start).toBe(0)
  })

  it('remembers the view for the next start, but not what was searched', async () => {
    viewChanged((view) => ({ ...withUrgencyToggled(view, 'mission-critical'), text: 'mail' }))
    await vi.waitUntil(() => desk.preferences().queueView.urgencies.includes('mission-critical'))
    useQueue.setState(useQueue.getInitialState(), true)
    leave()
    leave = useQueue.getState().opened()
    await vi.waitUntil(() => useQueue.getState().window !== null)
    expect(useQueue.getState().view).toMatchObject({ urgencies: ['mission-critical'], text: '' })
  })
})
