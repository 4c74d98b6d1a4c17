import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endQuietTime, noteQuietTime, readQuietTime } from '#main/sync/quiet-time'
import type { ActId } from '#shared/ipc/act'
import { groupIdSchema } from '#shared/protocol/common'
import type { Ticket } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'
import { startCrookedLine, type CrookedLine } from '../ipc/crooked-line.ts'

let desk: Desk
let workstation: Workstation
let agent: OpenConsole
let ticket: Ticket

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
  ticket = await file(desk)
  agent = await workstation.open()
  await agent.online()
  await agent.pulled(ticket.id, 1)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

const code = (id: ActId) => {
  const { state } = agent.entry(id)
  return state.kind === 'needs-you' ? state.failure.code : state.kind
}
const onTheDesk = async (text: string) =>
  (await desk.api('GET', `/v1/tickets/${ticket.id}`)).text.split(text).length - 1

describe('discarding', () => {
  it('asks about everything behind it on the same ticket, and about nothing else', async () => {
    await workstation.leaveTheNetwork()
    const before = agent.perform(acts.note(ticket.id, 'Before'))
    const discarded = agent.perform(acts.note(ticket.id, 'Discarded'))
    const behind = [
      agent.perform(acts.change(ticket.id, { status: 'open' })),
      agent.perform(acts.note(ticket.id, 'Behind')),
    ]
    const elsewhere = agent.perform(acts.file(newTicket({ subject: 'Elsewhere' })))
    expect(agent.decide(discarded, { kind: 'discard' }).ok).toBe(true)
    expect(behind.map(code)).toEqual(['earlier-discarded', 'earlier-discarded'])
    expect([before, elsewhere].map(code)).toEqual(['waiting', 'waiting'])
    await agent.close()
    workstation.line.mend()
    agent = await workstation.open()
    await agent.online()
    expect(behind.map(code)).toEqual(['earlier-discarded', 'earlier-discarded'])
    for (const id of behind) agent.decide(id, { kind: 'retry' })
    await until('all to be sent', () => agent.outbox().every(({ state }) => state.kind === 'sent'))
    expect([await onTheDesk('Behind'), await onTheDesk('Discarded')]).toEqual([1, 0])
  })

  it('asks about the tickets of a group that will not be made', async () => {
    await workstation.leaveTheNetwork()
    const groupId = groupIdSchema.parse('harbour')
    const group = agent.perform({ kind: 'create-group', groupId, name: 'Harbour Books', plan: null })
    const filed = agent.perform(acts.file(newTicket({ groupName: ' harbour  books' })))
    agent.decide(group, { kind: 'discard' })
    expect(code(filed)).toBe('earlier-discarded')
  })
})

describe('an act whose answer was lost', () => {
  let crooked: CrookedLine
  beforeEach(async () => {
    crooked = await startCrookedLine(desk.url)
    await agent.close()
    agent = await workstation.open(crooked.url)
    await agent.online()
  })
  afterEach(() => crooked.close())

  async function loseTheAnswer(body: string): Promise<ActId> {
    crooked.loseAnswers()
    const id = agent.perform(acts.reply(ticket.id, body, agent.view(ticket.id).seenThrough))
    await until('it to stand on the desk', async () => (await onTheDesk(body)) === 1)
    return id
  }

  it('cannot be taken back or discarded until the desk answers, and then it is sent', async () => {
    const id = await loseTheAnswer('Lost and found')
    // Asked at once, while it still waits for that answer: it would ask by itself afterwards, and wait twice as long.
    agent.running.retry()
    await agent.offline()
    for (const kind of ['take-back', 'discard'] as const)
      expect(agent.decide(id, { kind })).toMatchObject({ failure: { code: 'act-already-sent' } })
    crooked.mend()
    await until('it to be sent', () => code(id) === 'sent')
    expect(await onTheDesk('Lost and found')).toBe(1)
  })

  it('is not held for what arrived after it', async () => {
    const eve = await newColleague(desk, 'Eve Stone')
    const id = await loseTheAnswer('Said before')
    await desk.api('POST', `/v1/tickets/${ticket.id}/messages`, {
      body: { kind: 'note', body: 'Said after' },
      token: eve.token,
    })
    crooked.mend()
    await until('it to be sent', () => code(id) === 'sent')
    expect(await onTheDesk('Said before')).toBe(1)
  })

  it('is known as a change that took effect, although somebody else has overruled it since', async () => {
    crooked.loseAnswers()
    const id = agent.perform(acts.change(ticket.id, { status: 'pending' }))
    await until('it to stand on the desk', async () => (await onTheDesk('"status":"pending"')) > 0)
    const eve = await newColleague(desk, 'Eve Stone')
    await desk.api('PATCH', `/v1/tickets/${ticket.id}`, {
      headers: { 'if-match': '*' },
      body: { status: 'open' },
      token: eve.token,
    })
    crooked.mend()
    await until('it to be sent', () => code(id) === 'sent')
    await agent.pulled(ticket.id, 3)
    expect(agent.view(ticket.id).ticket.status).toBe('open')
  })
})

describe('a pause that the desk asked for', () => {
  const busy = { code: 'unavailable' as const, message: 'Busy.', retryAfterMs: 600_000 }

  it('is kept over a restart, by what is asked and by what is sent, and ended by a person', async () => {
    noteQuietTime(agent.session, busy)
    const id = agent.perform(acts.note(ticket.id, 'Patient'))
    await agent.close()
    agent = await workstation.open()
    await until('the words of the desk', () => agent.session.connection.kind === 'offline')
    expect(agent.session.connection).toMatchObject({ failure: { message: 'Busy.' } })
    agent.running.push()
    expect(code(id)).toBe('waiting')
    agent.running.retry()
    await until('it to be sent', () => code(id) === 'sent')
  })

  it('ends by itself, and where the clock was set back before it began', () => {
    noteQuietTime(agent.session, busy)
    expect(readQuietTime(agent.session)?.failure.message).toBe('Busy.')
    workstation.ahead += 600_001
    expect(readQuietTime(agent.session)).toBeNull()
    noteQuietTime(agent.session, busy)
    workstation.ahead -= 3_600_000
    expect(readQuietTime(agent.session)).toBeNull()
    noteQuietTime(agent.session, { ...busy, retryAfterMs: 0 })
    noteQuietTime(agent.session, busy)
    noteQuietTime(agent.session, { ...busy, retryAfterMs: 1 })
    expect(readQuietTime(agent.session)?.until).toBeGreaterThan(Date.now() + workstation.ahead + 500_000)
    endQuietTime(agent.session)
    expect(readQuietTime(agent.session)).toBeNull()
  })
})

describe('a ticket that was merged into another meanwhile', () => {
  it('keeps what was typed to it, and its acts end with the words of the desk', async () => {
    const other = await file(desk, { subject: 'The other one' })
    await agent.pulled(other.id, 1)
    await workstation.leaveTheNetwork()
    const id = agent.perform(acts.note(ticket.id, 'Too late'))
    const merged = await desk.api('POST', `/v1/tickets/${ticket.id}/merge`, { body: { into: other.id } })
    expect(merged.status).toBe(200)
    await workstation.comeBack()
    await until('its author to be asked', () => code(id) === 'already-merged')
    const { state } = agent.entry(id)
    expect(state.kind === 'needs-you' && state.failure.message).toContain('merged into another')
    expect(agent.decide(id, { kind: 'take-back' }).ok).toBe(true)
    expect(agent.drafts()).toMatchObject([{ ticketId: ticket.id, text: 'Too late' }])
  })
})
