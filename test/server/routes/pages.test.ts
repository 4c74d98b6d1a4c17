import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blocklistSchema } from '#shared/protocol/blocklist'
import { changesReplySchema } from '#shared/protocol/changes'
import { groupSchema } from '#shared/protocol/group'
import { pageListSchema, pageSchema, untoldPage } from '#shared/protocol/page'
import { problemSchema } from '#shared/protocol/problem'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Call, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

const at = Date.parse('2026-11-28T03:00:00.000Z')
let desk: Desk
let groupId: string
beforeEach(async () => {
  desk = await startDesk({ clock: () => new Date(at) })
  groupId = groupSchema.parse((await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })).body).id
})
afterEach(() => closeSoundDesk(desk))

const page = (body: object, call: Call = {}) => desk.api('POST', '/v1/pages', { ...call, body })
const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
const critical = () => file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
const read = async (id: string) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
async function block(): Promise<void> {
  const madeAt = { ms: at, counter: 0, node: 'desk' }
  const operation = { id: 'b-1', groupId, act: 'block', targets: [], after: [], reason: 'Wolf', madeAt }
  await desk.api('POST', '/v1/blocklist/operations', { body: { operations: [operation] } })
}

describe('a page by hand', () => {
  it('is its author’s act, also for a ticket that was withheld: no hit, and no act of the group', async () => {
    await block()
    const ticket = await critical()
    expect(ticket.gate?.outcome).toBe('withheld')
    const { staff, token } = await newColleague(desk, 'Ann')
    const reply = await page({ id: 'p-1', kind: 'manual', ticketId: ticket.id, text: 'Their mail is down' }, { token }) // prettier-ignore
    expect(reply.status).toBe(201)
    const made = pageSchema.parse(reply.body)
    expect(made).toEqual({
      id: 'p-1', kind: 'manual', ticketId: ticket.id, groupId, outageId: null, madeBy: staff.id, text: 'Their mail is down',
      state: 'queued', ticketIds: [ticket.id], entryIds: [], beganAt: new Date(at).toISOString(), ...untoldPage,
    }) // prettier-ignore
    const { messages, gate, version } = await read(ticket.id)
    expect(gate?.outcome).toBe('withheld')
    expect(version).toBe(ticket.version + 1)
    expect(messages.at(-1)).toMatchObject({ kind: 'event', author: { name: 'Ann' } })
    expect(messages.at(-1)?.body).toMatch(/^Ann paged everybody on duty by hand: Their mail is down\. .*nobody may know of it/) // prettier-ignore
    const [entry] = blocklistSchema.parse((await desk.api('GET', '/v1/blocklist')).body).items
    expect(entry?.hits).toBe(1)
    const { changes } = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'page', id: 'p-1', doc: made }))
  })

  it('is joined by no ticket of the group, which pages by itself', async () => {
    const ticket = await file(desk, { groupName: 'Acme' })
    await page({ kind: 'manual', ticketId: ticket.id, text: 'Look at this' })
    expect((await critical()).gate?.outcome).toBe('page')
  })

  it('may be about no ticket, and a drill always is', async () => {
    expect((await page({ kind: 'manual', text: 'The cellar is wet' })).status).toBe(201)
    expect((await page({ kind: 'drill', text: 'Only a test', responderIds: [] })).status).toBe(201)
    const made = (await pages()).map(({ kind, ticketId, groupId: group, ticketIds }) => ({ kind, ticketId, group, ticketIds })) // prettier-ignore
    expect(made).toHaveLength(2)
    for (const one of made) expect(one).toMatchObject({ ticketId: null, group: null, ticketIds: [] })
  })

  it('is made once under one key', async () => {
    const ticket = await critical()
    const body = { kind: 'manual', ticketId: ticket.id, text: 'Look at this' }
    const headers = { 'idempotency-key': 'page-key' }
    const first = await page(body, { headers })
    const again = await page(body, { headers })
    expect([again.status, again.body]).toEqual([201, first.body])
    expect((await pages()).filter(({ kind }) => kind === 'manual')).toHaveLength(1)
  })

  it.each([
    ['an unknown ticket', { kind: 'manual', ticketId: 'nowhere', text: 'x' }, 422, 'invalid-reference', 'ticketId'],
    ['responders, of whom there are none yet', { kind: 'manual', text: 'x', responderIds: ['r-1'] }, 422, 'invalid-reference', 'responderIds'],
    ['a drill about a ticket', { kind: 'drill', ticketId: 't', text: 'x' }, 400, 'invalid-request', ''],
    ['no words', { kind: 'manual', text: ' ' }, 400, 'invalid-request', 'text'],
    ['too many words', { kind: 'manual', text: 'x'.repeat(501) }, 400, 'invalid-request', 'text'],
    ['a kind that only the desk makes', { kind: 'gate', text: 'x' }, 400, 'invalid-request', 'kind'],
    ['an unknown field', { kind: 'drill', text: 'x', loud: true }, 400, 'invalid-request', 'loud'],
  ])('is refused with %s, and wakes nobody', async (_, body, status, code, path) => {
    const reply = await page(body)
    const problem = problemSchema.parse(reply.body)
    expect([reply.status, problem.code]).toEqual([status, code])
    expect(problem.errors?.map((error) => error.path)).toContain(path)
    expect(await pages()).toEqual([])
  }) // prettier-ignore

  it('is refused under an id that is taken, and without a token', async () => {
    await page({ id: 'p-1', kind: 'drill', text: 'x' })
    expect(problemSchema.parse((await page({ id: 'p-1', kind: 'drill', text: 'y' })).body).code).toBe('id-taken') // prettier-ignore
    expect((await page({ kind: 'drill', text: 'x' }, { token: null })).status).toBe(401)
  })
})
