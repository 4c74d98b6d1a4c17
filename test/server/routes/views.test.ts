import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesReplySchema } from '#shared/protocol/changes'
import { problemSchema } from '#shared/protocol/problem'
import { viewListSchema, viewSchema, type NewView, type View } from '#shared/protocol/view'
import { writeView } from '#server/store/views'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Call, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => closeSoundDesk(desk))

const sketch: NewView = {
  shared: false,
  name: 'My mail trouble',
  letter: 'm',
  place: 1,
  filter: { urgencies: ['mission-critical'], statuses: ['new', 'open'], assignee: 'me', groupId: null, text: 'mail' },
  sort: 'urgency',
  direction: 'descending',
  columns: ['number', 'subject'],
  grouping: 'none',
} // prettier-ignore

const put = (id: string, wanted: Partial<NewView> = {}, call: Call = {}) =>
  desk.api('PUT', `/v1/views/${id}`, { ...call, body: { ...sketch, ...wanted } })
const change = (id: string, body: object, version: number | null, call: Call = {}) =>
  desk.api('PATCH', `/v1/views/${id}`, {
    ...call,
    body,
    headers: { ...(version !== null && { 'If-Match': `"${version}"` }), ...call.headers },
  })
const list = async (call: Call = {}) =>
  viewListSchema.parse((await desk.api('GET', '/v1/views', call)).body).items
const feed = async (call: Call = {}, cursor = '') =>
  changesReplySchema.parse((await desk.api('GET', `/v1/changes?limit=5000${cursor}`, call)).body)
const fed = async (call: Call, id: string) => {
  const { changes } = await feed(call)
  return changes.filter((one) => one.kind === 'view' && one['id'] === id)
}
const code = (body: unknown) => problemSchema.parse(body).code

describe('a view of one’s own', () => {
  it('is saved, listed, read and fed to its owner', async () => {
    const reply = await put('v-1')
    expect([reply.status, reply.headers.get('etag')]).toEqual([201, '"1"'])
    const view = viewSchema.parse(reply.body)
    const { shared: _, ...fields } = sketch
    expect(view).toMatchObject({ id: 'v-1', ...fields, by: { name: 'Administrator' }, version: 1 })
    expect(view.ownerId).toBe(view.by.staffId)
    expect(await list()).toEqual([view])
    expect((await desk.api('GET', '/v1/views/v-1')).body).toEqual(view)
    expect(await fed({}, 'v-1')).toMatchObject([{ op: 'put', version: 1, doc: view }])
  })

  it('stays with its owner: nobody else lists, reads, changes or deletes it, and the feed hands it to nobody', async () => {
    const ann = await newColleague(desk, 'Ann')
    const others = { token: desk.token }
    const made = viewSchema.parse((await put('v-1', { name: 'Secret' }, { token: ann.token })).body)
    expect(await list(others)).toEqual([])
    expect((await desk.api('GET', '/v1/views/v-1')).status).toBe(404)
    expect((await change('v-1', { name: 'Taken' }, 1)).status).toBe(404)
    expect((await desk.api('DELETE', '/v1/views/v-1')).status).toBe(204)
    expect(code((await put('v-1')).body)).toBe('id-taken')
    expect(await list({ token: ann.token })).toEqual([made])
    const { text } = await desk.api('GET', '/v1/changes?limit=5000')
    expect(text).not.toContain('Secret')
    expect(await fed({ token: ann.token }, 'v-1')).toMatchObject([{ op: 'put', doc: made }])
  })

  it('is everybody’s once it is shared, and goes from everybody else’s console when it is shared no longer', async () => {
    const ann = await newColleague(desk, 'Ann')
    await put('v-1', {}, { token: ann.token })
    const before = await feed()
    await change('v-1', { shared: true }, 1, { token: ann.token })
    const after = await feed({}, `&cursor=${before.cursor}`)
    expect(after.changes).toMatchObject([
      { kind: 'view', id: 'v-1', op: 'put', version: 2, doc: { ownerId: null } },
    ])
    await change('v-1', { shared: false }, 2, { token: ann.token })
    expect((await feed({}, `&cursor=${after.cursor}`)).changes).toMatchObject([
      { kind: 'view', id: 'v-1', op: 'delete', version: 3, doc: null },
    ])
    expect(await fed({ token: ann.token }, 'v-1')).toMatchObject([{ op: 'put', version: 3 }])
  })
})

describe('a shared view', () => {
  it('is changed by its author and by administrators, and by nobody else', async () => {
    const ann = { token: (await newColleague(desk, 'Ann')).token }
    const bob = { token: (await newColleague(desk, 'Bob')).token }
    await put('v-1', { shared: true }, ann)
    const refused = await change('v-1', { name: 'Mine now' }, 1, bob)
    expect([refused.status, code(refused.body)]).toEqual([403, 'forbidden'])
    expect((await desk.api('DELETE', '/v1/views/v-1', bob)).status).toBe(403)
    expect((await change('v-1', { name: 'Renamed' }, 1, ann)).status).toBe(200)
    expect((await change('v-1', { place: 9 }, 2)).status).toBe(200)
    expect(await list(bob)).toMatchObject([{ name: 'Renamed', place: 9, by: { name: 'Ann' } }])
    // Whoever made it has it back.
    const own = await change('v-1', { shared: false }, 3)
    expect(viewSchema.parse(own.body).by.name).toBe('Ann')
    expect([await list(), (await list(ann)).length]).toEqual([[], 1])
  })
})

describe('a change of a view', () => {
  it('leaves what it does not name, in the filter too, and what only a newer desk has words for', async () => {
    const made = viewSchema.parse((await put('v-1', { shared: true })).body)
    const newer: View = {
      ...made,
      sort: 'due-next',
      columns: [...made.columns, 'mood'],
      filter: { ...made.filter, statuses: ['new', 'snoozed'], plan: 'Deep Blue' },
    }
    await desk.database.write((tx) => writeView(tx, newer, new Date()))
    const reply = await change('v-1', { name: 'Renamed', filter: { text: 'printer' } }, 2)
    const changed = viewSchema.parse(reply.body)
    expect(changed).toEqual({
      ...newer,
      name: 'Renamed',
      filter: { ...newer.filter, text: 'printer' },
      version: 3,
      updatedAt: changed.updatedAt,
    })
  })

  it('says which version it was made on; a stale one is told what stands there', async () => {
    await put('v-1')
    expect((await change('v-1', { name: 'A' }, null)).status).toBe(428)
    expect((await change('v-1', { name: 'A' }, 1)).status).toBe(200)
    const stale = await change('v-1', { name: 'B' }, 1)
    expect([stale.status, code(stale.body)]).toEqual([412, 'version-conflict'])
    expect(stale.body).toMatchObject({ current: { name: 'A', version: 2 } })
    expect((await change('v-1', { name: 'A' }, 2)).headers.get('etag')).toBe('"2"')
  })

  it.each([
    [{}],
    [{ name: ' ' }],
    [{ name: 'n'.repeat(61) }],
    [{ letter: 'M' }],
    [{ letter: 'ab' }],
    [{ columns: ['number'] }],
    [{ columns: ['subject', 'subject'] }],
    [{ columns: ['subject', 'mood'] }],
    [{ sort: 'due-next' }],
    [{ grouping: 'plan' }],
    [{ place: 1e300 }],
    [{ filter: { plan: 'QOS 1' } }],
    [{ ownerId: null }],
  ])('is refused where it makes no sense: %j', async (body) => {
    await put('v-1')
    expect((await change('v-1', body, 1)).status).toBe(400)
    expect(await list()).toMatchObject([{ version: 1 }])
  })
})

it('is made once: sent again it is the same, under its key and without one; another one of its id is refused', async () => {
  const headers = { 'Idempotency-Key': 'k-1' }
  await put('v-1', {}, { headers })
  const again = await put('v-1', {}, { headers })
  expect([again.status, again.headers.get('idempotent-replay')]).toEqual([201, 'true'])
  expect((await put('v-1')).status).toBe(200)
  const other = await put('v-1', { name: 'Another' })
  expect([other.status, code(other.body)]).toEqual([409, 'id-taken'])
  expect(await list()).toMatchObject([{ version: 1 }])
})

it('is deleted once for all, and can be made anew under its id', async () => {
  await put('v-1')
  expect((await desk.api('DELETE', '/v1/views/v-1')).status).toBe(204)
  expect((await desk.api('DELETE', '/v1/views/v-1')).status).toBe(204)
  expect(await list()).toEqual([])
  expect((await change('v-1', { name: 'A' }, 1)).status).toBe(404)
  expect(viewSchema.parse((await put('v-1')).body).version).toBe(3)
})

it('goes by pages, and needs a token', async () => {
  for (const id of ['v-1', 'v-2', 'v-3']) await put(id)
  const first = viewListSchema.parse((await desk.api('GET', '/v1/views?limit=2')).body)
  const rest = viewListSchema.parse((await desk.api('GET', `/v1/views?limit=2&after=${first.after}`)).body)
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-3'])
  expect(rest.after).toBeNull()
  expect((await desk.api('GET', '/v1/views', { token: null })).status).toBe(401)
})

it('loses a customer’s name where that customer is erased', async () => {
  const ticket = await file(desk)
  const { email, lastName } = ticket.requester
  await put('v-1', { name: `About ${lastName}`, filter: { ...sketch.filter, text: `from:${email}` } })
  await desk.api('POST', '/v1/erasures', { body: { email } })
  const [view] = await list()
  expect(`${view?.name} ${view?.filter.text}`).not.toContain(lastName)
  expect(view?.filter.text).toBe('from:[erased]')
})
