import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideBatch, readBatchView } from '#main/sync/batch-view'
import { undoBatch, undoLast } from '#main/sync/undo'
import { ticketIdSchema } from '#shared/protocol/common'
import {
  allSent,
  doMany,
  newBatch,
  startBulkDesk,
  undone,
  valueOf,
  type BulkDesk,
} from '../../support/bulk-desk.ts'
import { eventually, signIn, wholeQueue } from '../../support/core-console.ts'
import { startCoreProcess } from '../../support/core-process.ts'
import { until } from '../../support/until.ts'

let world: BulkDesk
beforeEach(async () => {
  world = await startBulkDesk()
})
afterEach(() => world.close())

const resolve = { kind: 'status', status: 'resolved' } as const
const note = { kind: 'note', body: 'Seen, and answered by phone.' } as const

describe('one thing done to 200 tickets', () => {
  it('is an act for each of them, tells whom a colleague was quicker with, and is taken back with one press', async () => {
    await world.file(200)
    const console = await world.open()
    world.line.cut()
    await console.offline()
    // Meanwhile a colleague closes three, and takes four others.
    for (const place of [0, 1, 2]) await world.change(place, { status: 'closed' })
    for (const place of [10, 11, 12, 13]) await world.change(place, { subject: 'Renamed meanwhile' })
    const done = doMany(console, world.tickets, resolve)
    expect(done).toMatchObject({ title: 'Resolve 200 tickets', done: 200, leftOut: [] })
    expect(console.outbox()).toHaveLength(200)
    expect(new Set(console.outbox().map(({ id }) => id)).size).toBe(200)
    expect(console.outbox()[0]?.batch).toMatchObject({ total: 200, waiting: 200, sent: 0 })
    expect(world.tickets.every(({ id }) => console.view(id).ticket.status === 'resolved')).toBe(true)
    world.line.mend()
    console.running.retry()
    await until(
      'what can be sent to be sent',
      () => {
        const batch = readBatchView(console.session, done.batchId)
        return batch?.sent === 197 && batch.needsYou === 3
      },
      60_000,
      250,
    )
    const batch = readBatchView(console.session, done.batchId)
    const asked = batch?.lines.filter(({ state }) => state.kind === 'needs-you')
    expect(asked?.map(({ subject }) => subject)).toEqual(['Ticket 0', 'Ticket 1', 'Ticket 2'])
    expect((await world.statuses()).filter((status) => status === 'resolved')).toHaveLength(197)

    // One more of them is opened again by the colleague: that stays theirs.
    await world.change(50, { status: 'open' })
    await console.pulled(world.tickets[50]?.id ?? '', 3)
    const back = undone(console, undoLast(console.session))
    expect(back).toMatchObject({ title: 'Resolve 200 tickets', undone: 199 })
    expect(back.stays.map(({ subject }) => subject)).toEqual(['Ticket 50'])
    expect(back.stays[0]?.why).toContain('“Open” by now')
    await allSent(console, 60_000)
    const after = await world.statuses()
    expect(after.slice(0, 3)).toEqual(['closed', 'closed', 'closed'])
    expect(after[50]).toBe('open')
    expect(after.filter((status) => status === 'new')).toHaveLength(196)
    expect(valueOf(undoLast(console.session))).toEqual({ kind: 'nothing' })
  }, 180_000)

  it('is kept whole or not at all, whenever the console is killed', async () => {
    await world.file(200)
    let kept = 0
    for (const delay of [0, 15, 60]) {
      const core = startCoreProcess()
      await signIn(core, world.profile, world.desk.url, world.desk.token)
      await eventually(async () => {
        const counts = await core.call('queue.counts', { view: wholeQueue.view })
        return counts.ok && counts.value.total === 200 ? true : null
      }, 'all tickets to be here')
      const ticketIds = world.tickets.map(({ id }) => ticketIdSchema.parse(id))
      const answer = { isThere: false }
      void core
        .call('batch.perform', { batchId: newBatch(), ticketIds, change: note, undoMs: 60_000 })
        .then(({ ok }) => (answer.isThere = ok))
      // Not to wait for anything: the kill comes at another moment of the commit each time.
      await new Promise((next) => setTimeout(next, delay))
      const wasAnswered = answer.isThere
      await core.kill()
      const again = startCoreProcess()
      await signIn(again, world.profile, world.desk.url, world.desk.token)
      const entries = (await again.value('outbox.list', undefined)).length
      await again.kill()
      expect((entries - kept) % 200).toBe(0)
      // What was answered is kept.
      expect(entries - kept).toBeGreaterThanOrEqual(wasAnswered ? 200 : 0)
      kept = entries
    }
  }, 180_000)
})

describe('a bulk act that has not left', () => {
  it('is taken back at once, as if it had never been, and the same press twice is one', async () => {
    await world.file(5)
    const console = await world.open()
    const batchId = newBatch()
    const first = doMany(console, world.tickets, resolve, { undoMs: 60_000, batchId })
    expect(doMany(console, world.tickets, resolve, { undoMs: 60_000, batchId })).toEqual(first)
    expect(console.outbox()).toHaveLength(5)
    const back = undone(console, undoBatch(console.session, batchId))
    expect(back).toMatchObject({ undone: 5, stays: [], batchId: null })
    expect(console.outbox()).toEqual([])
    expect(console.view(world.tickets[0]?.id ?? '').ticket.status).toBe('new')
    expect(await world.statuses()).toEqual(Array(5).fill('new'))
    expect(undoBatch(console.session, batchId).ok).toBe(false)
  })

  it('gives a note to many back in front of what is being typed for many by now', async () => {
    await world.file(2)
    const console = await world.open()
    doMany(console, world.tickets, note, { undoMs: 60_000 })
    console.session.work.run(
      `INSERT INTO draft (place, content, kept_at) VALUES ('bulk-note', '{"kind":"bulk-note","text":"half a sen"}', 0)`,
    )
    expect(undone(console, undoLast(console.session))).toMatchObject({ undone: 2, isNoteBack: true })
    expect(console.drafts()).toEqual([
      { kind: 'bulk-note', text: 'Seen, and answered by phone.\n\nhalf a sen' },
    ])
    expect(console.outbox()).toEqual([])
  })

  it('leaves out tickets one by one, and says why', async () => {
    await world.file(2)
    await world.file(1, { subject: 'Down', urgency: 'mission-critical' })
    const console = await world.open()
    const done = doMany(console, world.tickets, { kind: 'urgency', urgency: 'question' }, { undoMs: 60_000 })
    expect(done.done).toBe(2)
    expect(done.leftOut.map(({ subject }) => subject)).toEqual(['Down'])
    expect(done.leftOut[0]?.why).toContain('mission critical')
    expect(doMany(console, world.tickets, resolve, { undoMs: 60_000 })).toMatchObject({
      done: 3,
      withoutVerdict: 1,
    })
  })
})

describe('what needs its author of a batch', () => {
  it('is discarded together, and the rest stays as it is', async () => {
    await world.file(3)
    const console = await world.open()
    world.line.cut()
    await console.offline()
    await world.change(0, { status: 'closed' })
    await world.change(1, { status: 'pending' })
    const { batchId } = doMany(console, world.tickets, resolve)
    world.line.mend()
    console.running.retry()
    await until('two to need their author', () => readBatchView(console.session, batchId)?.needsYou === 2)
    expect(decideBatch(console.session, batchId, 'retry').ok).toBe(false)
    expect(decideBatch(console.session, batchId, 'discard').ok).toBe(true)
    await allSent(console)
    expect(readBatchView(console.session, batchId)).toMatchObject({ total: 3, sent: 1, needsYou: 0 })
    expect(await world.statuses()).toEqual(['closed', 'pending', 'resolved'])
  })
})
