import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { actSchema } from '#shared/ipc/act'
import { groupSchema, type Group } from '#shared/protocol/group'
import { eventually, makeProfile, signIn } from '../../support/core-console.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let core: CoreProcess
let group: Group

beforeEach(async () => {
  desk = await startDesk()
  profile = await makeProfile()
  core = startCoreProcess()
  const made = await desk.api('POST', '/v1/groups', { body: { name: 'Harbour Books' } })
  group = groupSchema.parse(made.body)
})
afterEach(async () => {
  await core.kill()
  await desk.close()
  await profile.remove()
})

it('answers every screen about a group that is blocked, from what is kept here, its chain verified in between other calls', async () => {
  const ticket = await file(desk, { urgency: 'mission-critical', groupName: 'Harbour Books' })
  await signIn(core, profile.path, desk.url, desk.token)
  await eventually(() => core.value('ticket.read', { ticketId: ticket.id }), 'the ticket')
  const { groupId } = ticket
  expect(await core.value('blocklist.verify', undefined)).toEqual({
    kind: 'empty',
    operations: 0,
    head: null,
  })
  const performed = await core.call('act.perform', {
    act: actSchema.parse({
      kind: 'change-blocklist',
      operationId: randomUUID(),
      groupId,
      act: 'block',
      targets: [],
      reason: 'Three false alarms',
      evidence: [ticket.id],
    }),
  })
  expect(performed.ok).toBe(true)
  const status = await eventually(async () => {
    const read = await core.value('blocklist.status', undefined)
    return read.inForce === 1 ? read : null
  }, 'the desk to enforce it')
  expect(status).toMatchObject({
    onlyHere: 0,
    needsAdmin: 0,
    alarm: null,
    heardAt: expect.any(Number) as number,
  })

  const [chain, window, read, preview, near, record, suggestions, pack] = await Promise.all([
    core.value('blocklist.verify', undefined),
    core.value('blocklist.window', { show: 'current', text: 'harb', after: null }),
    core.value('groups.read', { groupId }),
    core.value('blocklist.preview', { groupId }),
    core.value('groups.near', { name: 'Harbor Books', except: null }),
    core.value('groups.record', { groupId }),
    core.value('suggestions.list', { rule: { falseAlarms: 1, days: 30 } }),
    core.value('blocklist.pack', { groupId }),
  ])
  expect(chain).toMatchObject({ kind: 'holds', operations: 1 })
  expect(window).toMatchObject({ total: 1, rows: [{ groupId, enforcement: { kind: 'enforced' } }] })
  expect(read).toMatchObject({ blocked: 'in-force', record: { missionCritical: 1 } })
  expect(preview).toMatchObject({ entriesInForce: 1, days: 90 })
  expect(near).toEqual([{ groupId: group.id, name: 'Harbour Books', alias: null, confirmed: true }])
  expect(record?.missionCritical.map(({ ticketId }) => ticketId)).toEqual([ticket.id])
  expect(suggestions).toMatchObject({ total: 0, pending: false })
  expect(pack).toMatchObject({
    format: 'imagine-desk-evidence-1',
    group: { id: groupId, name: 'Harbour Books' },
    chain: { kind: 'holds' },
    entries: [{ evidence: [{ ticketId: ticket.id }], reason: 'Three false alarms' }],
  })
})

it('answers null about a group that is not here, and shows nothing to whom the desk does not let in', async () => {
  await signIn(core, profile.path, desk.url, desk.token)
  const groupId = groupSchema.shape.id.parse('nowhere')
  expect(await core.value('blocklist.group', { groupId })).toBeNull()
  expect(await core.value('blocklist.pack', { groupId })).toBeNull()
  expect(await core.value('groups.record', { groupId })).toBeNull()
  await core.control({ do: 'leave' })
  for (const name of ['blocklist.status', 'blocklist.verify'] as const)
    expect(await core.call(name, undefined)).toMatchObject({ ok: false, failure: { code: 'not-signed-in' } })
})
