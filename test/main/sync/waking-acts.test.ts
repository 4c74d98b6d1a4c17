import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '#shared/ipc/act'
import type { Ticket } from '#shared/protocol/ticket'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

const minutes = 60_000
const critical = { urgency: 'mission-critical' as const }

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

const code = (id: Parameters<OpenConsole['entry']>[0]) => {
  const { state } = agent.entry(id)
  return state.kind === 'needs-you' ? state.failure.code : state.kind
}
const critically = async () => (await desk.api('GET', '/v1/tickets?urgency=mission-critical')).text
const raise = () => acts.change(ticket.id, critical)
const fileIt = () => acts.file(newTicket({ ...critical, subject: 'All lines are dead' }))

describe('acts that wake people', () => {
  it.each([
    ['filing', fileIt],
    ['raising', raise],
  ] as [string, () => Act][])('%s asks again after five minutes without a line', async (_, make) => {
    await workstation.leaveTheNetwork()
    const id = agent.perform(make())
    expect(agent.entry(id)).toMatchObject({ wakes: true, state: { kind: 'waiting' } })
    workstation.ahead += 5 * minutes - 1000
    agent.running.push()
    expect(code(id)).toBe('waiting')
    workstation.ahead += 1001
    agent.running.push()
    expect(code(id)).toBe('act-expired')
    await workstation.comeBack()
    expect(await critically()).toContain('"items":[]')
    expect(agent.decide(id, { kind: 'retry' }).ok).toBe(true)
    await until('the author’s decision to be sent', () => code(id) === 'sent')
    expect(await critically()).not.toContain('"items":[]')
  })

  it('ask again behind another act as well, and hold what comes after them', async () => {
    await workstation.leaveTheNetwork()
    const first = agent.perform(acts.note(ticket.id, 'Before it'))
    const id = agent.perform(raise())
    const behind = agent.perform(acts.note(ticket.id, 'Behind it'))
    const elsewhere = agent.perform(acts.file(newTicket({ subject: 'Wakes nobody' })))
    workstation.ahead += 6 * minutes
    agent.running.push()
    expect([first, id, behind, elsewhere].map(code)).toEqual(['waiting', 'act-expired', 'waiting', 'waiting'])
    await workstation.comeBack()
    await until('the others to be sent', () => code(first) === 'sent' && code(elsewhere) === 'sent')
    expect(code(behind)).toBe('waiting')
    agent.decide(id, { kind: 'discard' })
    expect(code(behind)).toBe('earlier-discarded')
    agent.decide(behind, { kind: 'retry' })
    await until('it to be sent', () => code(behind) === 'sent')
    expect(await critically()).toContain('"items":[]')
  })

  it('ask again at a start long after, before anything can leave', async () => {
    await workstation.leaveTheNetwork()
    const id = agent.perform(raise())
    await agent.close()
    workstation.ahead += 8 * 60 * minutes
    workstation.line.mend()
    agent = await workstation.open()
    expect(code(id)).toBe('act-expired')
    await agent.online()
    expect(await critically()).toContain('"items":[]')
  })

  it('ask again where the clock was set back before they were made: nobody knows how old they are', async () => {
    await workstation.leaveTheNetwork()
    const id = agent.perform(raise())
    workstation.ahead -= 60 * minutes
    agent.running.push()
    expect(code(id)).toBe('act-expired')
  })

  it('have five minutes anew once their author said so', async () => {
    await workstation.leaveTheNetwork()
    const id = agent.perform(raise())
    workstation.ahead += 6 * minutes
    agent.running.push()
    agent.decide(id, { kind: 'retry' })
    workstation.ahead += 4 * minutes
    agent.running.push()
    expect(code(id)).toBe('waiting')
    workstation.ahead += 2 * minutes
    agent.running.push()
    expect(code(id)).toBe('act-expired')
  })

  it('are those that reopen too, and none that only touch a ticket which is critical anyway', async () => {
    await desk.api('PATCH', `/v1/tickets/${ticket.id}`, {
      headers: { 'if-match': '*' },
      body: { ...critical, status: 'resolved' },
    })
    await agent.pulled(ticket.id, 2)
    await workstation.leaveTheNetwork()
    const reopen = agent.perform(acts.change(ticket.id, { status: 'open' }))
    const touch = agent.perform(acts.change(ticket.id, { status: 'pending' }))
    const note = agent.perform(acts.note(ticket.id, 'Only a note'))
    expect([reopen, touch, note].map((id) => agent.entry(id).wakes)).toEqual([true, false, false])
  })

  it('are sent, not asked about, where they had arrived and only the answer was lost', async () => {
    const lost = fileIt()
    await workstation.leaveTheNetwork()
    const id = agent.perform(lost)
    // As a crash between the request and its answer leaves it.
    agent.session.work.run("UPDATE act SET state = 'sending' WHERE id = ?", id)
    const { kind: _, ...rest } = lost
    if (lost.kind !== 'file-ticket') throw new Error('unreachable')
    const { ticketId, ...filed } = rest as typeof lost
    await agent.close()
    await desk.api('POST', '/v1/tickets', {
      headers: { 'idempotency-key': id },
      body: { id: ticketId, ...filed },
    })
    workstation.ahead += 60 * minutes
    agent = await workstation.open()
    await agent.offline()
    await until('it to be asked about', () => code(id) === 'act-expired')
    await workstation.comeBack()
    await until('it to be known as sent', () => code(id) === 'sent')
    expect((await critically()).split('All lines are dead')).toHaveLength(2)
  })
})
