import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readAct, writeActContent } from '#main/store/acts'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { verifyChain } from '#main/sync/blocklist/verify-chain'
import { performAct } from '#main/sync/perform-act'
import { readBlocked } from '#main/sync/triage/group-view'
import { actSchema, type ActOf } from '#shared/ipc/act'
import type { BlockedGroupView, ChainReport } from '#shared/ipc/blocklist-views'
import { madeOf, type Made } from '#shared/ipc/made-operation'
import { groupSchema, type Group } from '#shared/protocol/group'
import { makeProfile } from '../../../support/core-console.ts'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { startDistortingProxy, type DistortingProxy } from '../../../support/distorting-proxy.ts'
import { openConsole, type OpenConsole } from '../../../support/open-console.ts'
import { until } from '../../../support/until.ts'

const day = 86_400_000
let desk: Desk
let line: DistortingProxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let admin: OpenConsole
let group: Group
beforeEach(async () => {
  desk = await startDesk()
  line = await startDistortingProxy(desk.url)
  profile = await makeProfile()
  group = groupSchema.parse((await desk.api('POST', '/v1/groups', { body: { name: 'Acme Works' } })).body)
  admin = await openConsole({ profile: profile.path, serviceUrl: line.url, token: desk.token })
  await admin.online()
})
afterEach(async () => {
  await admin.close()
  await line.close()
  await desk.close()
  await profile.remove()
})

type Operation = ActOf<'change-blocklist'>
const change = (act: string, more: object = {}) =>
  actSchema.parse({ kind: 'change-blocklist', operationId: randomUUID(), groupId: group.id, act, targets: [], reason: 'Why', evidence: [], ...more }) as Operation // prettier-ignore
function shown(): BlockedGroupView {
  const view = readBlockedGroupView(admin.session, group.id)
  if (view === null) throw new Error('This group is not here.')
  return view
}
function verified(): ChainReport {
  const walk = verifyChain(admin.session.cache.read, admin.session.work)
  for (;;) {
    const step = walk.next()
    if (step.done === true) return step.value
  }
}
const onDesk = () =>
  desk.database.read((reader) => reader.selectFrom('blocklist_operation').select('doc').orderBy('position').execute()) // prettier-ignore
const isEnforced = () => shown().operations.every(({ order }) => order !== null)

interface Bad {
  readonly what: string
  /** An operation as a workstation made it that judges otherwise than this one. `before`: of one that the desk has. */
  spoil(act: Operation, made: Made, before: Operation): { act: Operation; made?: Partial<Made> }
  readonly code: string
  readonly words: RegExp
}

const bad: Bad[] = [
  {
    what: 'of a group that the desk does not know',
    spoil: (act) => ({ act: { ...act, groupId: groupSchema.shape.id.parse('nowhere') } }),
    code: 'not-found',
    words: /knows no such group/,
  },
  {
    what: 'that ends before it begins',
    spoil: (act) => ({ act: { ...act, from: new Date(Date.now() + 2 * day).toISOString(), until: new Date(Date.now() + day).toISOString() } }),
    code: 'invalid-request',
    words: /end before it begins/,
  },
  {
    what: 'with a target that nobody knows',
    spoil: (act) => ({ act: { ...act, act: 'lift', targets: [change('block').operationId] } }),
    code: 'invalid-reference',
    words: /an entry that this group does not have/,
  },
  {
    what: 'with a target that its author had not seen',
    spoil: (act, _, { operationId }) => ({ act: { ...act, act: 'lift', targets: [operationId] }, made: { after: [] } }),
    code: 'invalid-reference',
    words: /its author had not seen/,
  },
  {
    what: 'that follows on what the desk never had',
    spoil: (act) => ({ act, made: { after: [change('block').operationId] } }),
    code: 'invalid-reference',
    words: /follows on an operation/,
  },
  {
    what: 'of a clock years ahead',
    spoil: (act, { madeAt }) => ({ act, made: { madeAt: { ...madeAt, ms: madeAt.ms + 3 * 365 * day } } }),
    code: 'invalid-request',
    words: /dated in the future/,
  },
  {
    what: 'under the id of another one',
    spoil: (act, _, { operationId }) => ({ act: { ...act, operationId, reason: 'Another' } }),
    code: 'id-taken',
    words: /bears this id already/,
  },
  {
    what: 'that lifts until some day',
    spoil: (act, _, { operationId }) => ({ act: { ...act, act: 'lift', targets: [operationId], until: null } }),
    code: 'invalid-request',
    words: /say from when to when/,
  },
] // prettier-ignore

it.each(bad)(
  'is refused by the desk $what, changes nothing, and is shown with why',
  async ({ spoil, code, words }) => {
    const before = change('block', { until: new Date(Date.now() + 30 * day).toISOString() })
    admin.perform(before)
    await until('the desk to enforce it', isEnforced)
    const [stood, entries] = [await onDesk(), shown().entries]
    const act = change('block')
    const { session } = admin
    const performed = performAct(session, act)
    const kept = performed.ok ? readAct(session.work, performed.value.actId) : null
    const made = kept && madeOf(kept.base)
    if (kept === null || made === null) throw new Error('It should wait.')
    // By a workstation that judges otherwise: nothing has left yet.
    const spoilt = spoil(act, made, before)
    writeActContent(session.work, kept.id, { ...kept, act: spoilt.act, base: { ...made, ...spoilt.made } })
    admin.running.push()
    await until('the desk to refuse it', () => admin.entry(kept.id).state.kind === 'needs-you')
    expect(admin.entry(kept.id).state).toMatchObject({ failure: { code, message: expect.stringMatching(words) as unknown } }) // prettier-ignore
    expect(await onDesk()).toEqual(stood)
    expect(shown().entries.filter(({ enforcement }) => enforcement.kind === 'enforced')).toEqual(entries)
    expect(readBlocked(session.cache.read, group.id, Date.now())).toBe('in-force')
    expect(verified()).toMatchObject({ kind: 'holds', operations: 1 })
  },
)

it('is refused without a reason before it is anything, and by the desk as well', async () => {
  expect(actSchema.safeParse({ ...change('block'), reason: '  ' }).error?.issues[0]?.path).toEqual(['reason'])
  const madeAt = { ms: Date.now(), counter: 0, node: 'n' }
  const operation = {
    id: 'o-1',
    groupId: group.id,
    act: 'block',
    targets: [],
    after: [],
    reason: '  ',
    madeAt,
  }
  const { body } = await desk.api('POST', '/v1/blocklist/operations', { body: { operations: [operation] } })
  expect(body).toMatchObject({ results: [{ outcome: 'refused', code: 'no-reason' }] })
  expect(await onDesk()).toEqual([])
})

it.each([
  ['hash', { hash: 'f'.repeat(64) }],
  ['reason', { reason: 'What nobody ever said' }],
  ['hash', { until: '2030-01-01T00:00:00.000Z' }],
])('is called broken where the desk tells another %s', async (what, other) => {
  line.distort((page, response) => {
    const changes = page.changes.map((one) => one.kind === 'blocklist-operation' ? { ...one, doc: { ...one.doc, ...other } } : one) // prettier-ignore
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...page, changes }))
  })
  admin.perform(change('block'))
  await until('it to be fed', isEnforced)
  expect(verified()).toMatchObject({ kind: 'broken', order: 1, what })
})
