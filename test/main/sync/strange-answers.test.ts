import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actSchema, type Act, type ActId } from '#shared/ipc/act'
import type { Ticket } from '#shared/protocol/ticket'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { acts, openConsole, type OpenConsole } from '../../support/open-console.ts'
import { startTalkingLine, type Said, type TalkingLine } from '../../support/talking-line.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let line: TalkingLine
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole
let ticket: Ticket

beforeEach(async () => {
  desk = await startDesk()
  line = await startTalkingLine(desk.url)
  profile = await makeProfile()
  ticket = await file(desk)
  agent = await openConsole({ profile: profile.path, serviceUrl: line.url, token: desk.token })
  await agent.online()
  await agent.pulled(ticket.id, 1)
})
afterEach(async () => {
  await agent.close()
  await line.close()
  await desk.close()
  await profile.remove()
})

const every: Record<string, () => Act> = {
  'a new ticket': () => acts.file(newTicket({ subject: 'Said-once' })),
  'a note': () => acts.note(ticket.id, 'Said-once'),
  'a reply': () => acts.reply(ticket.id, 'Said-once', agent.view(ticket.id).seenThrough),
  'a change': () => acts.change(ticket.id, { subject: 'Said-once' }),
  'a new group': () =>
    actSchema.parse({ kind: 'create-group', groupId: 'g-1', name: 'Said-once anew', plan: null }),
  'a change of a group': () =>
    actSchema.parse({ kind: 'change-group', groupId: ticket.groupId, set: { name: 'Said-once again' } }),
  'an import': () => actSchema.parse({ kind: 'import-groups', csv: 'name\nSaid-once by import\n' }),
}
const answers: Record<string, (said: Said) => unknown> = {
  nothing: () => null,
  'the words of something else': () => ({ status: 'ok', id: 7, version: '2' }),
  'the request itself': ({ asked }) => asked,
  'another ticket': () => ({ ...ticket, id: 'another', version: 99 }),
  'a list': () => [],
}
const cases = Object.entries(every).flatMap(([kind, act]) =>
  Object.entries(answers).map(([what, say]) => [kind, what, act, say] as const),
)
const timesSaid = (text: string) => text.match(/"Said-once[^"]*"/g)?.length ?? 0
/** How often the words of an act stand on the desk. */
async function onDesk(): Promise<number> {
  const [whole, one] = [
    await desk.api('GET', '/v1/changes'),
    await desk.api('GET', `/v1/tickets/${ticket.id}`),
  ]
  return Math.max(...[whole, one].map(({ text }) => timesSaid(text)))
}
const stateOf = (id: ActId) => agent.entry(id).state
const failureOf = (id: ActId) => {
  const state = stateOf(id)
  return state.kind === 'waiting' ? state.lastFailure : undefined
}

describe('an act that something other than the desk answers', () => {
  it.each(cases)('is kept and sent where %s is answered with %s', async (_, __, act, say) => {
    line.talk(false, say)
    const id = agent.perform(act())
    await until('a second try', () => line.talked() >= 2)
    await until('it to wait', () => stateOf(id).kind === 'waiting')
    expect(failureOf(id)).toMatchObject({ code: 'service-nonsense' })
    expect(await onDesk()).toBe(0)
    line.talk(true, null)
    await until('it to be sent', () => stateOf(id).kind === 'sent')
    expect(await onDesk()).toBe(1)
  })

  it('takes effect once where the desk carried it out under the strange answer, and is not asked about', async () => {
    line.talk(true, () => ({ so: 'what' }))
    const ids = Object.values(every).map((act) => agent.perform(act()))
    await until('answers', () => line.talked() >= ids.length)
    for (const id of ids) expect(stateOf(id).kind).not.toBe('needs-you')
    line.talk(true, null)
    await until('all to be sent', () => ids.every((id) => stateOf(id).kind === 'sent'))
    const { text } = await desk.api('GET', `/v1/tickets/${ticket.id}`)
    // The subject, the note and the reply.
    expect(timesSaid(text)).toBe(3)
  })

  it('is not weighed against another ticket that a refusal for its version shows', async () => {
    const other = await file(desk)
    await agent.pulled(other.id, 1)
    const current = { ...other, version: 50, subject: 'Made up' }
    const detail = 'It has changed meanwhile.'
    const problem = { type: 'about:blank', title: 'Conflict', status: 412, detail, current }
    line.talk(false, () => ({ ...problem, code: 'version-conflict' }), 412)
    const id = agent.perform(acts.change(ticket.id, { subject: 'Said-once' }))
    await until('a second try', () => line.talked() >= 2)
    expect(agent.view(other.id).ticket.subject).toBe(other.subject)
    line.talk(true, null)
    await until('it to be sent', () => stateOf(id).kind === 'sent')
    expect(await onDesk()).toBe(1)
  })
})

describe('an act that the desk fails over every time', () => {
  const problem = { type: 'about:blank', title: 'Wrong', status: 500, detail: 'Something went wrong here.' }

  it('says so in the outbox, and can be discarded, since the desk took all back', async () => {
    line.talk(false, () => ({ ...problem, code: 'internal' }), 500)
    const id = agent.perform(acts.note(ticket.id, 'Said-once'))
    await until('a second try', () => line.talked() >= 2)
    await until('it to wait', () => stateOf(id).kind === 'waiting')
    expect(failureOf(id)).toEqual({ code: 'internal', message: problem.detail })
    expect(agent.decide(id, { kind: 'discard' }).ok).toBe(true)
    line.talk(true, null)
    expect(agent.outbox()).toEqual([])
    expect(await onDesk()).toBe(0)
  })

  it('is in doubt where it was a machine in between that failed, or one try before was not answered', async () => {
    line.talk(false, () => ({ so: 'what' }), 502)
    const id = agent.perform(acts.note(ticket.id, 'Said-once'))
    await until('a try', () => line.talked() >= 1)
    line.talk(false, () => ({ ...problem, code: 'internal' }), 500)
    await until('two more', () => line.talked() >= 2)
    await until('it to wait', () => stateOf(id).kind === 'waiting')
    expect(agent.decide(id, { kind: 'discard' })).toMatchObject({ failure: { code: 'act-already-sent' } })
    line.talk(true, null)
    await until('it to be sent', () => stateOf(id).kind === 'sent')
  })
})

describe('an act that a newer desk answers', () => {
  it('was not carried out where it is refused for a version, whatever else stands there now', async () => {
    const detail = 'It has changed meanwhile.'
    const current = { id: ticket.id, version: 7, status: 'snoozed' }
    const problem = { type: 'about:blank', title: 'Conflict', status: 412, detail, current }
    line.talk(false, () => ({ ...problem, code: 'version-conflict' }), 412)
    const id = agent.perform(acts.change(ticket.id, { subject: 'Said-once' }))
    await until('a second try', () => line.talked() >= 2)
    await until('it to wait', () => stateOf(id).kind === 'waiting')
    expect(failureOf(id)).toEqual({ code: 'version-conflict', message: detail })
    expect(agent.decide(id, { kind: 'discard' }).ok).toBe(true)
  })

  it('is sent, whatever fields the answer has that this console does not know', async () => {
    line.talk(true, ({ answer }) => ({ ...(answer as object), added: { deep: [1] } }))
    const ids = Object.values(every).map((act) => agent.perform(act()))
    await until('all to be sent', () => ids.every((id) => stateOf(id).kind === 'sent'))
    expect(line.talked()).toBe(ids.length)
  })

  it('is sent where the answer names something as this console does not', async () => {
    const newer = { status: 'snoozed', kind: 'whisper', plan: 'qos-9' }
    line.talk(true, ({ answer }) => ({ ...(answer as object), ...newer }))
    const ids = Object.values(every).map((act) => agent.perform(act()))
    await until('all to be sent', () => ids.every((id) => stateOf(id).kind === 'sent'))
    expect(line.talked()).toBe(ids.length)
    await agent.pulled(ticket.id, 4)
    // What could not be read came with the feed.
    expect(agent.view(ticket.id).ticket.subject).toBe('Said-once')
  })
})
