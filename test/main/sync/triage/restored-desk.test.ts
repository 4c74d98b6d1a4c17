import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hasOperation } from '#main/store/read-operations'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { readAlarm } from '#main/sync/blocklist/watch-chain'
import { actSchema, type ActOf } from '#shared/ipc/act'
import { success, type Result } from '#shared/ipc/result'
import { sendOperationsSchema } from '#shared/protocol/blocklist'
import { flagSchema } from '#shared/protocol/flag'
import { pageSchema } from '#shared/protocol/page'
import type { Request } from '../../../../main/remote/http.ts'
import { operation, operationPut, startChain, type OperationChain } from '../../../support/operation-chain.ts'
import { until } from '../../../support/until.ts'
import { at, start, startActScene, ticket, type ActScene } from './act-scene.ts'

let scene: ActScene
let chain: OperationChain
beforeEach(async () => {
  chain = startChain()
  scene = await startActScene()
  scene.desk.answer = carryOut
})
afterEach(() => scene.close())

/** As a desk does: it records what it is sent, answers that, and feeds it. */
function carryOut({ path, body }: Request): Result<unknown> {
  if (path.endsWith('/operations')) {
    const [sent] = sendOperationsSchema.parse(body).operations
    if (sent === undefined) throw new Error('There is no operation in it.')
    const { id } = sent
    const isKnown = chain.recorded.some((one) => one.id === id)
    if (!isKnown) scene.desk.feed(operationPut(chain.record(sent, 'ada', start)))
    return success({
      results: [{ id, outcome: isKnown ? 'duplicate' : 'applied', code: null, reason: null }],
    })
  }
  const made = { ...(body as { id: string }), beganAt: at, createdAt: at, version: 1 }
  const by = { kind: 'staff', staffId: 'ada', name: 'ada' }
  if (path.endsWith('/flags')) {
    const doc = flagSchema.parse({ ...made, ticketId: ticket.id, by })
    scene.desk.feed({ kind: 'flag', op: 'put', id: doc.id, version: 1, doc })
    return success(doc)
  }
  const page = {
    groupId: 'g-1',
    outageId: null,
    madeBy: 'ada',
    state: 'queued',
    ticketIds: [ticket.id],
    entryIds: [],
  }
  const doc = pageSchema.parse({ ...made, ...page, acknowledgedAt: null })
  scene.desk.feed({ kind: 'page', op: 'put', id: doc.id, version: 1, doc })
  return success(doc)
}
function block(): ActOf<'change-blocklist'> {
  const act = actSchema.parse({
    kind: 'change-blocklist', operationId: randomUUID(), groupId: 'g-1', act: 'block', targets: [], reason: 'Why', evidence: [],
  }) // prettier-ignore
  if (act.kind !== 'change-blocklist') throw new Error('unreachable')
  return act
}
const entries = () =>
  readBlockedGroupView(scene.open.session, 'g-1')?.entries.map(({ id, enforcement }) => [
    id,
    enforcement.kind,
  ])

it('is sent again the operations and flags that it forgot, under their ids, and asked before it would wake anybody', async () => {
  const backup = scene.desk.length()
  const act = block()
  const ids = [
    scene.perform(act),
    scene.perform({ kind: 'flag-ticket', ticketId: ticket.id, flagId: 'f-1', reason: 'No', note: '' }),
  ]
  const page = scene.perform({ kind: 'page-by-hand', ticketId: ticket.id, pageId: 'p-1', text: 'Dark' })
  for (const id of [...ids, page]) await scene.sent(id)
  await until('all of it to be fed', scene.isSettled)
  const once = scene.desk.sent.length
  const body = scene.desk.sent.find(({ path }) => path.endsWith('/operations'))?.body

  chain = startChain()
  scene.desk.restore(backup)
  scene.open.running.retry()
  await until('the author to be asked', () => scene.entry(page).state.kind === 'needs-you')
  expect(scene.entry(page).state).toMatchObject({ failure: { code: 'act-forgotten' } })
  for (const id of ids) await scene.sent(id)
  await until('all but that to be fed', () => entries()?.[0]?.[1] === 'enforced')
  expect(entries()).toEqual([[act.operationId, 'enforced']])
  expect(
    scene.desk.sent
      .slice(once)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['/v1/blocklist/operations', `/v1/tickets/${ticket.id}/flags`])
  expect(scene.desk.sent.slice(once).find(({ path }) => path.endsWith('/operations'))?.body).toEqual(body)
})

it('is found out where it was restored to where the console had read to, and has answered an operation since', async () => {
  const act = block()
  scene.desk.answer = () => {
    scene.desk.isCut = true
    return success({ results: [{ id: act.operationId, outcome: 'applied', code: null, reason: null }] })
  }
  await scene.sent(scene.perform(act))
  await until('the answer to be known', () => entries()?.[0]?.[1] === 'sent')
  scene.desk.answer = carryOut
  await scene.mend()
  await until('it to be sent again', () => entries()?.[0]?.[1] === 'enforced')
  expect(chain.recorded.map(({ id }) => id)).toEqual([act.operationId])
})

it('raises the alarm, which outlives a restart, where it tells another history of the blocklist than before', async () => {
  const backup = scene.desk.length()
  await scene.sent(scene.perform(block()))
  await until('it to be fed', scene.isSettled)
  expect(readAlarm(scene.open.session.work)).toBeNull()
  const before = chain.recorded
  chain = startChain()
  scene.desk.restore(backup)
  // Somebody else's, in its place.
  chain.record(operation('other', 'g-1', { reason: 'Other words' }), 'eve', start)
  scene.desk.feed(...chain.recorded.map((one) => operationPut(one)))
  scene.open.running.retry()
  await until('the alarm', () => readAlarm(scene.open.session.work) !== null)
  await scene.restart()
  expect(readAlarm(scene.open.session.work)).toMatchObject({ seen: { order: 1, hash: before[0]?.hash } })
})

it('is done with an operation that the feed had shown before its answer came', async () => {
  const act = block()
  scene.desk.answer = async (request) => {
    const answer = carryOut(request)
    await until('the feed to show it', () => hasOperation(scene.open.session.cache.read, act.operationId))
    return answer
  }
  await scene.sent(scene.perform(act))
  expect([scene.isSettled(), entries()]).toEqual([true, [[act.operationId, 'enforced']]])
})
