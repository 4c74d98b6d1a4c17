import { afterEach, beforeEach, expect, it } from 'vitest'
import { cannedReplyListSchema, cannedReplySchema } from '#shared/protocol/canned-reply'
import { changesReplySchema } from '#shared/protocol/changes'
import { problemSchema } from '#shared/protocol/problem'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => closeSoundDesk(desk))

const sketch = {
  title: 'On it',
  body: 'Hello {{requester.firstName}},\n\nwe are **on it**.',
  shortcut: 'onit',
}
const put = (id: string, wanted: object = {}, token?: string) =>
  desk.api('PUT', `/v1/canned-replies/${id}`, {
    body: { ...sketch, ...wanted },
    ...(token !== undefined && { token }),
  })
const list = async () => cannedReplyListSchema.parse((await desk.api('GET', '/v1/canned-replies')).body).items
const feed = async (cursor = '') =>
  changesReplySchema.parse((await desk.api('GET', `/v1/changes?limit=5000${cursor}`)).body)
const fed = async (id: string, cursor = '') =>
  (await feed(cursor)).changes.filter((one) => one.kind === 'canned-reply' && one['id'] === id)

it('is saved by anybody of the staff, listed and fed; the last one who saved it stands beside it', async () => {
  const first = await put('c-1')
  expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"'])
  const made = cannedReplySchema.parse(first.body)
  expect(made).toMatchObject({ id: 'c-1', ...sketch, updatedBy: { name: 'Administrator' }, version: 1 })
  const ada = await newColleague(desk, 'Ada')
  const second = await put('c-1', { title: 'We are on it' }, ada.token)
  const saved = cannedReplySchema.parse(second.body)
  expect(saved).toMatchObject({ title: 'We are on it', updatedBy: { name: 'Ada' }, version: 2 })
  expect([second.status, saved.createdAt]).toEqual([200, made.createdAt])
  expect(await list()).toEqual([saved])
  expect(await fed('c-1')).toMatchObject([{ op: 'put', version: 2, doc: saved }])
})

it('is not saved over a version that nobody named; what stands there is answered', async () => {
  await put('c-1')
  const named = (version: number, title: string) =>
    desk.api('PUT', '/v1/canned-replies/c-1', {
      body: { ...sketch, title },
      headers: { 'if-match': `"${version}"` },
    })
  expect((await named(1, 'We have it')).status).toBe(200)
  const late = await named(1, 'Mine')
  expect(late.status).toBe(412)
  expect(problemSchema.parse(late.body)).toMatchObject({
    code: 'version-conflict',
    current: { id: 'c-1', title: 'We have it', version: 2 },
  })
  expect(await list()).toMatchObject([{ title: 'We have it' }])
  // What stands there already is no conflict.
  expect((await named(1, 'We have it')).status).toBe(200)
})

it('stays as it is where it is saved again as it stands', async () => {
  await put('c-1')
  const again = await put('c-1')
  expect([again.status, cannedReplySchema.parse(again.body).version]).toEqual([200, 1])
})

it('is deleted once, and may come back under its id with a later version', async () => {
  await put('c-1')
  const { cursor } = await feed()
  for (const _ of [1, 2]) expect((await desk.api('DELETE', '/v1/canned-replies/c-1')).status).toBe(204)
  expect(await list()).toEqual([])
  expect(await fed('c-1', `&cursor=${encodeURIComponent(cursor)}`)).toMatchObject([
    { op: 'delete', version: 2 },
  ])
  expect(cannedReplySchema.parse((await put('c-1')).body).version).toBe(3)
})

it.each([
  [{ title: ' ' }, 'title'],
  [{ body: '' }, 'body'],
  [{ shortcut: 'two words' }, 'shortcut'],
  [{ shortcut: '' }, 'shortcut'],
  [{ owner: 'me' }, 'owner'],
])('is refused in words where it makes no sense: %j', async (wrong, path) => {
  const reply = await put('c-1', wrong)
  expect(reply.status).toBe(400)
  expect(problemSchema.parse(reply.body).errors?.[0]?.path).toBe(path)
  expect(await list()).toEqual([])
})
