import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Ticket } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { acts, openConsole, type OpenConsole } from '../../support/open-console.ts'
import { startRoughLine, type RoughLine } from '../../support/rough-line.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let line: RoughLine
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole
let ticket: Ticket

const problem = { type: 'about:blank', title: 'Unavailable', status: 503, code: 'unavailable' }
const busy = {
  kind: 'answers',
  status: 503,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ ...problem, detail: 'The desk is being moved.' }),
} as const

beforeEach(async () => {
  desk = await startDesk()
  line = await startRoughLine(desk.url)
  profile = await makeProfile()
  ticket = await file(desk, { subject: 'Mail is down' })
  agent = await openConsole({
    profile: profile.path,
    serviceUrl: line.url,
    token: desk.token,
    deskUrl: desk.url,
  })
  await agent.online()
  await agent.pulled(ticket.id, 1)
})
afterEach(async () => {
  await agent.close()
  await line.close()
  await desk.close()
  await profile.remove()
})

it('tells where each act took place, as that is called now', async () => {
  const { staff } = await newColleague(desk, 'Rosa Lindqvist')
  await until('the colleague', () => agent.session.cache.read.all('SELECT 1 FROM staff').length > 1)
  const note = agent.perform(acts.note(ticket.id, 'A note'), 60_000)
  const change = agent.perform(acts.change(ticket.id, { assigneeId: staff.id, subject: 'Mail is slow' }))
  const filed = agent.perform(acts.file(newTicket({ subject: 'Printer' })))
  const [first, second] = [agent.entry(note), agent.entry(change)]
  const { number } = ticket
  expect(first.where).toEqual({ kind: 'ticket', ticketId: ticket.id, number, subject: 'Mail is slow' })
  expect(second.names).toEqual({ [staff.id]: 'Rosa Lindqvist' })
  expect(agent.entry(filed).where).toMatchObject({ kind: 'ticket', number: null, subject: 'Printer' })
  await until('its number', () => {
    const { where } = agent.entry(filed)
    return where?.kind === 'ticket' && where.number !== null
  })
})

it('tells why the last try came to nothing, and forgets it once the desk has the act', async () => {
  line.set(busy)
  const id = agent.perform(acts.note(ticket.id, 'A note'))
  // The first try may still meet a line that broke with the change of weather.
  await until('the words of the desk', () => {
    const { state } = agent.entry(id)
    return state.kind === 'waiting' && state.lastFailure?.message === 'The desk is being moved.'
  })
  line.set({ kind: 'clear' })
  agent.running.retry()
  await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
  expect(agent.entry(id).state).not.toHaveProperty('lastFailure')
})

it('reads an act whose last failure is torn', async () => {
  line.set(busy)
  const id = agent.perform(acts.note(ticket.id, 'A note'))
  await agent.offline()
  agent.session.work.run('UPDATE act SET failure = ? WHERE id = ?', '{"code":', id)
  expect(agent.entry(id).act).toMatchObject({ body: 'A note' })
})

it('names no place of a device that is locked out', () => {
  const id = agent.perform(acts.change(ticket.id, { status: 'open' }))
  agent.session.locked = { code: 'unauthenticated', message: 'Revoked.' }
  expect(agent.entry(id)).toMatchObject({ where: null, names: {} })
  agent.session.locked = null
})
