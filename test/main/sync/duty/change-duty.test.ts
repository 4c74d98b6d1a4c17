import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DutyRemote } from '#main/remote/duty-remote'
import { putResponder, putRota, removeResponder, testMethod, verifyMethod } from '#main/sync/duty/change-duty'
import type { Session } from '#main/sync/session'
import { readResponders, readRota } from '#main/store/read-responders'
import { failed, success } from '#shared/ipc/result'
import { methodIdSchema, responderIdSchema } from '#shared/protocol/common'
import { responderReplacementSchema } from '#shared/protocol/responder'
import { defaultRota } from '#shared/protocol/rota'
import { openFiles, type Files } from '../blocklist/files.ts'
import { responderOf, responderPut, rotaPut } from './duty-parts.ts'

const ada = responderIdSchema.parse('ada')
const pager = methodIdSchema.parse('ada-m')
const replacement = responderReplacementSchema.parse({ name: 'Ada L.', role: 'support', methods: [] })
const cut = failed('service-unreachable', 'The desk cannot be reached.')
const noAnswer: DutyRemote = {
  putResponder: () => Promise.resolve(cut),
  removeResponder: () => Promise.resolve(cut),
  verifyMethod: () => Promise.resolve(cut),
  testMethod: () => Promise.resolve(cut),
  putRota: () => Promise.resolve(cut),
}

let files: Files
beforeEach(() => {
  files = openFiles(() => 0)
  files.feed([[responderPut(responderOf('ada')), rotaPut({}, 2)]])
  files.told.length = 0
})
afterEach(() => files.remove())

const at = (answers: Partial<DutyRemote>): Session => ({
  ...files.session,
  remote: { ...files.session.remote, duty: { ...noAnswer, ...answers } },
})
const here = () => readResponders(files.cache.read)

it('shows what the desk made of a change at once, without waiting for the feed', async () => {
  const doc = responderOf('ada', { name: 'Ada L.', version: 2 })
  const done = await putResponder(
    at({ putResponder: () => Promise.resolve(success(doc)) }),
    ada,
    1,
    replacement,
  )
  expect(done).toEqual(success(doc))
  expect(here()).toEqual([doc])
  expect(files.told).toEqual([['responders']])
  // What the feed brings of before comes too late to count.
  files.feed([[responderPut(responderOf('ada'))]])
  expect(here()).toEqual([doc])
})

it('shows what stands at the desk where somebody else was first, and says so', async () => {
  const theirs = responderOf('ada', { name: 'Ada of theirs', version: 5 })
  const conflict = failed('version-conflict', 'ada has changed meanwhile.', { current: theirs })
  const done = await putResponder(at({ putResponder: () => Promise.resolve(conflict) }), ada, 1, replacement)
  expect(done).toEqual(conflict)
  expect(here()).toEqual([theirs])
})

it('takes somebody out who was removed, and keeps who could not be', async () => {
  const refused = failed('invalid-reference', 'The shift Nights names them.')
  expect(await removeResponder(at({ removeResponder: () => Promise.resolve(refused) }), ada, 1)).toEqual(
    refused,
  )
  expect(here()).toHaveLength(1)
  expect(
    await removeResponder(at({ removeResponder: () => Promise.resolve(success(null)) }), ada, 1),
  ).toEqual(success(null))
  expect(here()).toEqual([])
})

it('keeps the rota that the desk answered', async () => {
  const kept = { ...defaultRota, timeZone: 'Europe/Berlin', version: 3 }
  await putRota(at({ putRota: () => Promise.resolve(success(kept)) }), 2, defaultRota)
  expect(readRota(files.cache.read)).toEqual(kept)
})

it('says without a network that nothing was changed and nothing waits, and changes nothing', async () => {
  const session = at({})
  const answers = [
    await putResponder(session, ada, 1, replacement),
    await removeResponder(session, ada, 1),
    await putRota(session, 2, defaultRota),
    await verifyMethod(session, ada, pager, '123456'),
    await testMethod(session, ada, pager),
  ]
  for (const answer of answers) {
    if (answer.ok) throw new Error('Nothing can have been done.')
    expect(answer.failure.code).toBe('service-unreachable')
    expect(answer.failure.message).toContain('Nothing was changed')
    expect(answer.failure.message).toContain('Do this with a network.')
  }
  expect(here()).toEqual([responderOf('ada')])
  expect(files.work.all('SELECT * FROM act')).toEqual([])
  expect(files.told).toEqual([])
})
