import { afterEach, beforeEach, expect, it } from 'vitest'
import { actSchema, type Act } from '#shared/ipc/act'
import { groupListSchema } from '#shared/protocol/group'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

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

const change = (set: object): Act => actSchema.parse({ kind: 'change-group', groupId: ticket.groupId, set })

it('files a ticket under a name only after its group was given that without a line, however much waits for it', async () => {
  await workstation.leaveTheNetwork()
  // The renaming stands behind another change of the group, and that is what holds the ticket.
  agent.perform(change({ plan: 'qos-1' }))
  agent.perform(change({ name: 'Bolt' }))
  const filed = ['Bolt', 'Cobalt'].map((groupName) => {
    if (groupName === 'Cobalt') agent.perform(change({ aliases: [ticket.groupName, 'Cobalt'] }))
    return acts.file(newTicket({ groupName }))
  })
  for (const act of filed) agent.perform(act)
  await workstation.comeBack()
  await until('all to be sent', () => agent.outbox().every(({ state }) => state.kind === 'sent'))
  const groups = groupListSchema.parse((await desk.api('GET', '/v1/groups')).body).items
  expect(groups.map(({ name }) => name)).toEqual(['Bolt'])
  for (const act of filed) {
    const answer = await desk.api('GET', `/v1/tickets/${act.kind === 'file-ticket' ? act.ticketId : ''}`)
    expect(ticketSchema.parse(answer.body).groupId).toBe(ticket.groupId)
  }
})
