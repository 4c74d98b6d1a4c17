import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HistoryItem } from '#shared/protocol/history'
import type { Ticket } from '#shared/protocol/ticket'
import { fetchHistory } from '#main/sync/history/fetch-history'
import { readHistoryView } from '#main/sync/history/history-view'
import { putHistory, readHistory } from '#main/store/histories'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { file } from '../../../support/filed.ts'
import type { OpenConsole } from '../../../support/open-console.ts'
import { until } from '../../../support/until.ts'
import { startWorkstation, type Workstation } from '../../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let console: OpenConsole
let ticket: Ticket

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
  ticket = await file(desk)
  console = await workstation.open()
  await console.online()
  await console.pulled(ticket.id, ticket.version)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

/** The ticket changes on the service, and the console has heard of it. */
async function change(body: object): Promise<void> {
  const reply = await desk.api('PATCH', `/v1/tickets/${ticket.id}`, {
    body,
    headers: { 'if-match': `"${ticket.version}"` },
  })
  expect(reply.status).toBe(200)
  ticket = reply.body as Ticket
  await console.pulled(ticket.id, ticket.version)
}

function view() {
  const read = readHistoryView(console.session, ticket.id)
  if (read === null) throw new Error('The ticket is not here.')
  return read
}
const told = (items: readonly HistoryItem[]) =>
  items.map(({ what }) => (what.kind === 'told' ? what.words : what.kind))

describe('the history of a ticket on a workstation', () => {
  it('is what the conversation tells, until the desk has told it from value to value', async () => {
    await change({ status: 'open', reason: 'We look' })
    expect(view()).toMatchObject({ reach: 'told', readAt: null, recordedSince: null })
    expect(told(view().items)).toEqual([
      'Administrator changed the status from new to open. Reason: We look',
      'filed',
    ])
    expect(await fetchHistory(console.session, ticket.id)).toEqual({ ok: true, value: null })
    const whole = view()
    expect(whole.reach).toBe('whole')
    expect(whole.items[0]).toMatchObject({
      by: { name: 'Administrator' },
      why: 'We look',
      what: { kind: 'changed', changes: [{ field: 'status', from: 'new', to: 'open' }] },
    })
    expect(whole.recordedSince).toBeLessThanOrEqual(Date.parse(ticket.createdAt))
  })

  it('can be read without a network, after a restart too, with what the conversation tells since', async () => {
    await fetchHistory(console.session, ticket.id)
    await change({ status: 'open' })
    await workstation.leaveTheNetwork()
    expect((await fetchHistory(console.session, ticket.id)).ok).toBe(false)
    const cut = view()
    expect(cut.reach).toBe('older')
    expect(told(cut.items)).toEqual(['Administrator changed the status from new to open.', 'filed'])
    await console.close()
    console = await workstation.open()
    expect(view()).toEqual(cut)
    await workstation.comeBack()
    await fetchHistory(console.session, ticket.id)
    expect(view().reach).toBe('whole')
    expect(told(view().items)).toEqual(['changed', 'filed'])
  })

  it('is asked for once however often it is wanted, and not at all where it is here', async () => {
    const first = fetchHistory(console.session, ticket.id)
    expect(fetchHistory(console.session, ticket.id)).toBe(first)
    await first
    const { readAt } = view()
    workstation.ahead = 60_000
    await fetchHistory(console.session, ticket.id)
    expect(view().readAt).toBe(readAt)
  })

  it('keeps nothing of an erased person, and nothing of a ticket that is gone', async () => {
    await change({ subject: 'Grace calls again' })
    await fetchHistory(console.session, ticket.id)
    expect(JSON.stringify(view())).toContain('Grace')
    await desk.api('POST', '/v1/erasures', { body: { email: ticket.requester.email } })
    await until('the erasure', () => console.view(ticket.id).ticket.requester.email === '')
    expect(readHistory(console.session.cache.read, ticket.id)).toBeNull()
    await fetchHistory(console.session, ticket.id)
    expect(JSON.stringify(view())).not.toMatch(/grace|hopper/i)
    expect(told(view().items)[0]).toBe('changed')
  })

  it('keeps those that were read last, and drops the oldest beyond two thousand', () => {
    const { write, read } = console.session.cache
    const history = { items: [], recordedSince: ticket.createdAt }
    for (let age = 0; age <= 2000; age += 1)
      putHistory(write, `t-${age}`, { version: 1, readAt: age, history })
    expect(readHistory(read, 't-0')).toBeNull()
    expect(readHistory(read, 't-1')).not.toBeNull()
    expect(readHistory(read, 't-2000')).not.toBeNull()
  })

  it('is not asked of a ticket that the desk does not know yet', async () => {
    expect(readHistoryView(console.session, 'none')).toBeNull()
    expect(await fetchHistory(console.session, 'none' as typeof ticket.id)).toMatchObject({
      failure: { code: 'not-found' },
    })
  })
})
