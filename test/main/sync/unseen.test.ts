import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActId } from '#shared/ipc/act'
import { failed } from '#shared/ipc/result'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { writeActState } from '#main/store/acts'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let agent: OpenConsole
let ticket: Ticket
let eve: Awaited<ReturnType<typeof newColleague>>

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
  eve = await newColleague(desk, 'Eve Stone')
  ticket = await file(desk)
  agent = await workstation.open()
  await agent.online()
  await agent.pulled(ticket.id, 1)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

async function colleagueWrites(body: string): Promise<void> {
  const note = { kind: 'note', body }
  await desk.api('POST', `/v1/tickets/${ticket.id}/messages`, { body: note, token: eve.token })
}
const arrived = (body: string) =>
  until(`“${body}”`, () => agent.view(ticket.id).messages.some((message) => message.body === body))
const replies = async () => (await desk.api('GET', `/v1/tickets/${ticket.id}`)).text
const bodies = (id: Parameters<OpenConsole['entry']>[0]) => agent.entry(id).unseen.map(({ body }) => body)
/** As somebody presses who has read what the outbox shows. */
const sendAnyway = (id: ActId, entry = agent.entry(id)) =>
  agent.decide(id, { kind: 'send-anyway', seenThrough: entry.unseen.at(-1)?.id ?? null })

describe('a reply to what has gone on meanwhile', () => {
  it('is held by what is here already, shown beside it, and goes out once its author has seen that', async () => {
    const { seenThrough } = agent.view(ticket.id)
    await colleagueWrites('I called them')
    await arrived('I called them')
    const id = agent.perform(acts.reply(ticket.id, 'Please call us', seenThrough))
    await until('it to be held', () => agent.entry(id).state.kind === 'needs-you')
    expect(agent.entry(id).state).toMatchObject({ failure: { code: 'unseen-messages' } })
    expect(bodies(id)).toEqual(['I called them'])
    const shown = agent.view(ticket.id).messages.at(-1)
    expect(shown?.act?.unseen).toEqual(agent.entry(id).unseen.map((message) => message.id))
    expect(sendAnyway(id).ok).toBe(true)
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
    expect(await replies()).toContain('Please call us')
  })

  it('is held by what only the service knows, and lists what arrives after that too', async () => {
    await workstation.leaveTheNetwork()
    const id = agent.perform(acts.reply(ticket.id, 'From the train', agent.view(ticket.id).seenThrough))
    await colleagueWrites('One')
    await workstation.comeBack()
    await until('it to be held', () => agent.entry(id).state.kind === 'needs-you')
    await colleagueWrites('Two')
    await until('both', () => bodies(id).join() === 'One,Two')
    expect(await replies()).not.toContain('From the train')
  })

  it('is held once more by what arrived after its author said to send it', async () => {
    const { seenThrough } = agent.view(ticket.id)
    await colleagueWrites('One')
    await arrived('One')
    const id = agent.perform(acts.reply(ticket.id, 'From the train', seenThrough))
    await until('it to be held', () => agent.entry(id).state.kind === 'needs-you')
    await workstation.leaveTheNetwork()
    sendAnyway(id)
    await colleagueWrites('Two')
    await workstation.comeBack()
    await until('it to be held anew', () => bodies(id).join() === 'Two')
    expect(await replies()).not.toContain('From the train')
    sendAnyway(id)
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
  })

  it('stays held where more has arrived than its author was shown when saying to send it', async () => {
    const { seenThrough } = agent.view(ticket.id)
    await colleagueWrites('One')
    await arrived('One')
    const id = agent.perform(acts.reply(ticket.id, 'Please call us', seenThrough))
    await until('it to be held', () => agent.entry(id).state.kind === 'needs-you')
    const shown = agent.entry(id)
    await colleagueWrites('Two')
    await arrived('Two')
    const decided = sendAnyway(id, shown)
    expect(decided).toMatchObject({ failure: { code: 'unseen-messages', unseen: [{ body: 'Two' }] } })
    expect(agent.entry(id).state.kind).toBe('needs-you')
    expect(bodies(id)).toEqual(['One', 'Two'])
    expect(await replies()).not.toContain('Please call us')
    sendAnyway(id)
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
  })

  it('is decided about in its ticket by what it was refused for, though the feed has not brought that', async () => {
    await workstation.leaveTheNetwork()
    const id = agent.perform(acts.reply(ticket.id, 'From the train', agent.view(ticket.id).seenThrough))
    await colleagueWrites('One')
    const { messages } = ticketWithMessagesSchema.parse(
      (await desk.api('GET', `/v1/tickets/${ticket.id}`)).body,
    )
    const unseen = messages.slice(-1)
    const { failure } = failed('unseen-messages', 'Something has arrived that you have not seen.', { unseen })
    writeActState(agent.session.work, id, { kind: 'needs-you', since: 1, failure }, 1)
    const shown = agent.view(ticket.id)
    expect(shown.messages.map(({ body }) => body).slice(-2)).toEqual(['One', 'From the train'])
    expect(shown.seenThrough).toBe(unseen[0]?.id)
    expect(agent.decide(id, { kind: 'send-anyway', seenThrough: shown.seenThrough }).ok).toBe(true)
    await workstation.comeBack()
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
  })

  it('is not held by its author’s own words', async () => {
    const { seenThrough } = agent.view(ticket.id)
    const first = agent.perform(acts.reply(ticket.id, 'First', seenThrough))
    await until('the first to be sent', () => agent.entry(first).state.kind === 'sent')
    const second = agent.perform(acts.reply(ticket.id, 'Second', seenThrough))
    await until('the second to be sent', () => agent.entry(second).state.kind === 'sent')
    expect(await replies()).toMatch(/First.*Second/)
  })

  it('can be taken back to be mended, with the new messages seen', async () => {
    const { seenThrough } = agent.view(ticket.id)
    await colleagueWrites('I called them')
    await arrived('I called them')
    const id = agent.perform(acts.reply(ticket.id, 'Please call us', seenThrough))
    expect(agent.decide(id, { kind: 'take-back' }).ok).toBe(true)
    expect(agent.drafts()).toEqual([
      { kind: 'message', ticketId: ticket.id, mode: 'reply', text: 'Please call us' },
    ])
  })
})
