import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ticket } from '#shared/protocol/ticket'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, openConsole, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole
let ticket: Ticket
/** How far the workstation's clock is ahead, in ms. */
let ahead: number

beforeEach(async () => {
  ahead = 0
  desk = await startDesk()
  profile = await makeProfile()
  ticket = await file(desk)
  agent = await open()
})
afterEach(async () => {
  await agent.close()
  await desk.close()
  await profile.remove()
})

async function open(): Promise<OpenConsole> {
  const now = () => Date.now() + ahead
  const opened = await openConsole({ profile: profile.path, serviceUrl: desk.url, token: desk.token, now })
  await opened.online()
  await opened.pulled(ticket.id, 1)
  return opened
}
const reply = (body: string) => acts.reply(ticket.id, body, agent.view(ticket.id).seenThrough)
const sent = async (body: string) =>
  (await desk.api('GET', `/v1/tickets/${ticket.id}`)).text.split(body).length - 1
const draftTexts = () => agent.drafts().map((draft) => ('text' in draft ? draft.text : draft.subject))

describe('a reply that can still be taken back', () => {
  it('waits for its time, with what comes after it on the same ticket, and then leaves in order', async () => {
    const id = agent.perform(reply('First words'), 60_000)
    const behind = agent.perform(acts.note(ticket.id, 'Second words'))
    const { state, madeAt } = agent.entry(id)
    expect(state).toMatchObject({ kind: 'waiting', undoUntil: madeAt + 60_000 })
    expect(agent.entry(behind).state.kind).toBe('waiting')
    ahead += 60_001
    agent.running.push()
    await until('both to be sent', () => agent.outbox().every((entry) => entry.state.kind === 'sent'))
    const { text } = await desk.api('GET', `/v1/tickets/${ticket.id}`)
    expect(text.indexOf('First words')).toBeLessThan(text.indexOf('Second words'))
  })

  it('leaves by itself when its time is over', async () => {
    const id = agent.perform(reply('By itself'), 30)
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
    expect(await sent('By itself')).toBe(1)
  })

  it('waits on after a restart, and leaves then', async () => {
    const id = agent.perform(reply('After the restart'), 60_000)
    const undoUntil = agent.entry(id).madeAt + 60_000
    await agent.close()
    agent = await open()
    expect(agent.entry(id).state).toMatchObject({ kind: 'waiting', undoUntil })
    expect(await sent('After the restart')).toBe(0)
    ahead += 60_001
    agent.running.push()
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
    expect(await sent('After the restart')).toBe(1)
  })

  it('is not stuck where the clock was set back, be it by a day or by ten years', async () => {
    ahead = 10 * 365 * 86_400_000
    const id = agent.perform(reply('From the future'), 60_000)
    expect(agent.entry(id).state.kind).toBe('waiting')
    ahead = -86_400_000
    agent.running.push()
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
  })

  it('leaves at once where its author does not want to wait', async () => {
    const id = agent.perform(reply('Now'), 60_000)
    expect(agent.decide(id, { kind: 'retry' }).ok).toBe(true)
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
  })

  it('comes back in front of what is being typed by then, and never leaves', async () => {
    const id = agent.perform(reply('Hello Grace'), 60_000)
    agent.session.work.run(
      'INSERT INTO draft (place, content, kept_at) VALUES (?, ?, 0)',
      `message:${ticket.id}`,
      JSON.stringify({ kind: 'message', ticketId: ticket.id, mode: 'reply', text: 'half a sen' }),
    )
    expect(agent.decide(id, { kind: 'take-back' }).ok).toBe(true)
    expect(draftTexts()).toEqual(['Hello Grace\n\nhalf a sen'])
    expect(agent.outbox()).toEqual([])
    ahead += 60_001
    agent.running.push()
    await agent.close()
    agent = await open()
    expect(draftTexts()).toEqual(['Hello Grace\n\nhalf a sen'])
    expect(await sent('Hello Grace')).toBe(0)
  })

  it('is refused where it has left', async () => {
    const id = agent.perform(reply('Gone'))
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
    expect(agent.decide(id, { kind: 'take-back' })).toMatchObject({
      ok: false,
      failure: { code: 'act-already-sent' },
    })
  })
})
