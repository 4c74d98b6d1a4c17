import { randomUUID } from 'node:crypto'
import { ticketIdSchema, type TicketId } from '#shared/protocol/common'
import { defaultQueueView } from '../../shared/ipc/queue-view.ts'
import type { Bench } from './bench.ts'
import { startCore } from './core.ts'
import { copyProfile, startFilled } from './filled-desk.ts'
import { fillPouch } from './first-sync-pouch.ts'
import { jsonKeeps, openFilledJsonFile, openJsonFile } from './json-file.ts'
import { alternate, timed, timesOf, type Side } from './measure.ts'
import { oneMessageTickets } from './one-message.ts'
import { missingSides } from './peer.ts'
import { pouchKeeps, type Pouch } from './pouch.ts'
import { atLeast, atMost, type Result } from './result.ts'

/** B7, the store alone: a ticket gets another assignee, offline: the act kept for good and the ticket changed. */
export async function measureActCommit(bench: Bench): Promise<Result> {
  const desk = await bench.large()
  const pouch = await bench.pouch()
  const service = await startFilled(desk)
  bench.later(service.stop)
  const profile = copyProfile(desk, 'act-commit')
  bench.later(profile.remove)
  const core = await startCore(service)
  bench.later(core.stop)
  await core.start(profile.path)
  await core.online
  await service.stop()
  const view = { ...defaultQueueView, statuses: [] }
  const { rows } = await core.call('queue.window', { view, from: { kind: 'start' }, limit: 500 })
  const ids = rows.map(({ id }) => ticketIdSchema.parse(id))
  const next = turns(ids)
  const all = openFilledJsonFile(desk, bench.folder, 'acts')
  const outbox = openJsonFile(bench.folder, 'outbox')
  const set = { subject: 'Every card is refused' }
  const sides = await alternate(
    [
      {
        name: `core, ${desk.tickets} tickets`,
        keeps: 'crash: yes; power cut: yes (WAL, FULL)',
        sample: () =>
          timed(() => core.call('act.perform', { act: { kind: 'change-ticket', ticketId: next(), set } })),
      },
      {
        name: `JSON file, ${desk.tickets} rows and the outbox`,
        keeps: jsonKeeps,
        most: bench.rounds,
        sample: () =>
          timed(() => {
            const { rows: kept, outbox: acts } = all.store
            const ticketId = next()
            const row = kept[ticketId]
            if (row === undefined) throw new Error('The JSON file lacks a ticket.')
            all.store = {
              rows: { ...kept, [ticketId]: { ...row, ...set } },
              outbox: [...acts, { id: randomUUID(), ticketId, set }],
            }
          }),
      },
      {
        name: 'JSON file, the outbox alone: no ticket changes',
        keeps: jsonKeeps,
        sample: () =>
          timed(() =>
            outbox.set('outbox', [...outbox.get('outbox'), { id: randomUUID(), ticketId: next(), set }]),
          ),
      },
      ...(pouch.kind === 'here' ? [await putSide(pouch.program, bench.size.pouchTickets)] : []),
    ],
    bench.rounds * 5,
  )
  const [ours, json] = sides
  return {
    id: 'B7',
    what: 'act offline, committed, store alone',
    sides,
    verdicts: [
      atLeast('JSON file ÷ core', timesOf(json, ours), 100, 'times'),
      atMost('core p99', ours?.p99 ?? null, 16.7, 'ms'),
    ],
    missing: missingSides(pouch, 'PouchDB, put'),
  }
}

async function putSide(pouch: Pouch, tickets: number): Promise<Side> {
  const local = pouch.local('acts')
  await fillPouch(local, tickets)
  const next = turns([
    ...oneMessageTickets(tickets)
      .take(500)
      .map(({ ticket }) => ticket.id),
  ])
  let turn = 0
  return {
    name: `PouchDB, put into ${tickets} tickets`,
    keeps: pouchKeeps,
    sample: async () => {
      const document = await local.get(next())
      return timed(() => local.put({ ...document, subject: `Renamed ${(turn += 1)}` }))
    },
  }
}

/** Each ticket in turn: a hundred acts on one ticket are nobody's day. */
function turns(ids: readonly TicketId[]): () => TicketId {
  let turn = -1
  return () => {
    const id = ids[(turn += 1) % ids.length]
    if (id === undefined) throw new Error('There are no tickets to act on.')
    return id
  }
}
