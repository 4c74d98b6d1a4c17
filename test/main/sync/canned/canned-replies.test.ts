import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { decideAct } from '#main/sync/decide-act'
import { readCannedReplyList } from '#main/sync/canned/canned-reply-list'
import { failed, success } from '#shared/ipc/result'
import { cannedReplySchema } from '#shared/protocol/canned-reply'
import { until } from '../../../support/until.ts'
import { startActScene, type ActScene } from '../triage/act-scene.ts'

let scene: ActScene
beforeEach(async () => {
  scene = await startActScene()
})
afterEach(() => scene.close())

const savedSchema = z.object({ title: z.string(), body: z.string() })
const at = '2026-11-23T09:00:00.000Z'
const reply = { title: 'On it', body: 'We are **on it**.', shortcut: 'onit' }
const put = { kind: 'put-canned-reply', cannedReplyId: 'c-1', reply }
const listed = () => readCannedReplyList(scene.open.session)
const doc = (version: number, wanted = reply) =>
  cannedReplySchema.parse({
    id: 'c-1',
    ...wanted,
    updatedBy: { kind: 'staff', staffId: 'somebody', name: 'Somebody' },
    version,
    createdAt: at,
    updatedAt: at,
  })
const fed = (version: number, wanted = reply) => ({
  kind: 'canned-reply' as const,
  op: 'put' as const,
  id: 'c-1',
  version,
  doc: doc(version, wanted),
})

it('is there at once without a network, changed and deleted too, and leaves in that order', async () => {
  await scene.cut()
  const made = scene.perform(put)
  expect(scene.entry(made).title).toBe('Canned reply “On it”')
  expect(listed()).toMatchObject([{ id: 'c-1', ...reply, pending: true }])
  const changed = scene.perform({ ...put, reply: { ...reply, title: 'We have it' } })
  expect(listed()).toMatchObject([{ title: 'We have it' }])
  const deleted = scene.perform({ kind: 'delete-canned-reply', cannedReplyId: 'c-1' })
  expect(scene.entry(deleted).title).toBe('Delete the canned reply “We have it”')
  expect(listed()).toEqual([])
  scene.desk.answer = ({ method }, { act }) => {
    if (act.kind !== 'put-canned-reply') return success(null)
    expect(method).toBe('PUT')
    return success(doc(act.reply.title === 'On it' ? 1 : 2, { ...reply, title: act.reply.title }))
  }
  await scene.mend()
  for (const id of [made, changed, deleted]) await scene.sent(id)
  // A request whose answer was cut off is sent once more, under its own key.
  const once = new Map(
    scene.desk.sent.map(({ headers, method, path }) => [headers?.['Idempotency-Key'], `${method} ${path}`]),
  )
  expect([...once.values()]).toEqual([
    'PUT /v1/canned-replies/c-1',
    'PUT /v1/canned-replies/c-1',
    'DELETE /v1/canned-replies/c-1',
  ])
})

it('shows what a colleague saved, and what is saved here over it, until the feed brings it back', async () => {
  scene.desk.feed(fed(1))
  await until('the reply of a colleague', () => listed().length === 1)
  expect(listed()).toMatchObject([{ title: 'On it', updatedBy: 'Somebody', pending: false }])
  const wanted = { ...reply, title: 'Mine' }
  scene.desk.answer = () => {
    scene.desk.feed(fed(2, wanted))
    return success(doc(2, wanted))
  }
  await scene.sent(scene.perform({ ...put, reply: wanted }))
  expect(listed()).toMatchObject([{ title: 'Mine' }])
  await until('it to be settled', scene.isSettled)
})

it('is not saved over what a colleague saved meanwhile, before its author says so', async () => {
  scene.desk.feed(fed(1))
  await until('the reply of a colleague', () => listed().length === 1)
  await scene.cut()
  const mine = { ...reply, title: 'Mine' }
  const theirs = { ...reply, title: 'Theirs', body: 'Another text.' }
  const id = scene.perform({ ...put, reply: mine })
  // Saved again before it left: that is nobody else's.
  const again = scene.perform({ ...put, reply: { ...mine, body: 'Mine, longer.' } })
  let stands = doc(2, theirs)
  scene.desk.answer = ({ headers, body }) => {
    if (headers?.['If-Match'] !== `"${stands.version}"`)
      return failed('version-conflict', '“Theirs” has changed meanwhile.', { current: stands })
    stands = doc(stands.version + 1, { ...reply, ...savedSchema.parse(body) })
    return success(stands)
  }
  await scene.mend()
  await until('its author to be asked', () => scene.entry(id).state.kind === 'needs-you')
  const { state } = scene.entry(id)
  const failure = state.kind === 'needs-you' ? state.failure : null
  expect(failure?.code).toBe('version-conflict')
  expect(failure?.message).toContain('Somebody saved “Theirs” meanwhile')
  expect(stands.title).toBe('Theirs')
  expect(decideAct(scene.open.session, id, { kind: 'retry' }).ok).toBe(true)
  scene.open.running.push()
  await scene.sent(again)
  expect(stands).toMatchObject({ title: 'Mine', body: 'Mine, longer.', version: 4 })
})

it('cannot be deleted twice', () => {
  expect(scene.refusal({ kind: 'delete-canned-reply', cannedReplyId: 'c-9' })).toBe('not-found')
})
