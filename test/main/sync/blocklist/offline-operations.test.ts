import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBlockedGroupView } from '#main/sync/blocklist/blocked-group-view'
import { readBlocklistStatus, readBlocklistWindow } from '#main/sync/blocklist/blocklist-window'
import { readBlocked } from '#main/sync/triage/group-view'
import { performAct } from '#main/sync/perform-act'
import { actSchema, type Act } from '#shared/ipc/act'
import type { BlocklistShow } from '#shared/ipc/blocklist-views'
import { blocklistSchema } from '#shared/protocol/blocklist'
import { groupSchema, type Group } from '#shared/protocol/group'
import { createdStaffSchema } from '#shared/protocol/staff'
import { startDesk, type Desk } from '../../../support/desk.ts'
import type { OpenConsole } from '../../../support/open-console.ts'
import { until } from '../../../support/until.ts'
import { startWorkstation, type Workstation } from '../../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let admin: OpenConsole
let group: Group

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
  group = groupSchema.parse((await desk.api('POST', '/v1/groups', { body: { name: 'Acme Works' } })).body)
  admin = await workstation.open()
  await admin.online()
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

function change(act: string, more: object = {}, groupId: string = group.id): Act {
  return actSchema.parse({
    kind: 'change-blocklist',
    operationId: randomUUID(),
    groupId,
    act,
    targets: [],
    reason: 'Three false alarms',
    evidence: [],
    ...more,
  })
}
const idOf = (act: Act) => (act.kind === 'change-blocklist' ? act.operationId : '')
const view = (of = admin, id: string = group.id) => {
  const read = readBlockedGroupView(of.session, id)
  if (read === null) throw new Error('This group is not here.')
  return read
}
const list = (show: BlocklistShow = 'current') => {
  const window = readBlocklistWindow(admin.session, { show, text: '', after: null })
  if (!window.ok) throw new Error(window.failure.message)
  return window.value.rows
}
const refusal = (act: Act) => {
  const performed = performAct(admin.session, act)
  return performed.ok ? null : performed.failure
}
const enforcement = () => view().entries.map((entry) => entry.enforcement.kind)
const enforced = () =>
  until('the desk to enforce it', () => enforcement().every((kind) => kind === 'enforced'))
const onDesk = async () => blocklistSchema.parse((await desk.api('GET', '/v1/blocklist')).body).items
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

describe('a block that is made without a network', () => {
  it('stands only here until the desk has it, survives a restart, and is sent as it was made', async () => {
    await workstation.leaveTheNetwork()
    const block = change('block', { until: inDays(30) })
    admin.perform(block)
    expect(enforcement()).toEqual(['only-here'])
    expect(list()).toMatchObject([
      { state: 'in-force', isWithheld: false, enforcement: { kind: 'only-here' } },
    ])
    expect(readBlocklistStatus(admin.session)).toMatchObject({ inForce: 0, onlyHere: 1, needsAdmin: 0 })
    expect(readBlocked(admin.session.cache.read, group.id, Date.now())).toBe('only-here')
    const shorten = change('shorten', { targets: [idOf(block)], until: inDays(10) })
    admin.perform(shorten)
    const made = view().operations

    await admin.close()
    workstation.ahead = 3 * 86_400_000
    admin = await workstation.open()
    expect(view().operations).toEqual(made)
    // How old the list is, is known without a line too.
    expect(readBlocklistStatus(admin.session).heardAt).toBeGreaterThan(0)
    await workstation.comeBack()
    await enforced()
    const [entry] = await onDesk()
    expect(entry).toMatchObject({ id: idOf(block), until: (shorten as { until?: string }).until })
    expect(view().operations.map(({ madeAt }) => madeAt)).toEqual(made.map(({ madeAt }) => madeAt))
    expect(list()).toMatchObject([
      { isWithheld: true, enforcement: { kind: 'enforced', at: Date.parse(entry?.enforcedSince ?? '') } },
    ])
    expect(readBlocklistStatus(admin.session)).toMatchObject({ inForce: 1, onlyHere: 0 })
    expect(readBlocked(admin.session.cache.read, group.id, Date.now())).toBe('in-force')
    expect(admin.outbox().map(({ state }) => state.kind)).toEqual(['sent', 'sent'])
  })

  it('waits for the group that is made here too, and nothing else of the group waits for it', async () => {
    await workstation.leaveTheNetwork()
    const groupId = randomUUID()
    admin.perform(actSchema.parse({ kind: 'create-group', groupId, name: 'Borealis', plan: null }))
    admin.perform(change('block', {}, groupId))
    expect(list()).toMatchObject([{ groupName: 'Borealis' }])
    await workstation.comeBack()
    await until('the desk to have both', async () => (await onDesk())[0]?.groupName === 'Borealis')
  })

  it('tells two of one moment apart, and each names what its author saw', async () => {
    await workstation.leaveTheNetwork()
    const now = Date.now()
    const still = { ...admin.session, now: () => now }
    const [one, other] = [change('block'), change('block')]
    for (const act of [one, other]) expect(performAct(still, act).ok).toBe(true)
    const bases = admin.session.work
      .all('SELECT base FROM act ORDER BY place')
      .map(
        (row) =>
          JSON.parse(String(row['base'])) as { after: string[]; madeAt: { counter: number; node: string } },
      )
    expect(bases.map(({ after }) => after)).toEqual([[], [idOf(one)]])
    expect(bases.map(({ madeAt }) => madeAt.counter)).toEqual([0, 1])
    expect(new Set(bases.map(({ madeAt }) => madeAt.node)).size).toBe(1)
  })
})

describe('what the desk would refuse', () => {
  it('is refused here at once, in words', async () => {
    const block = change('block', { until: inDays(30) })
    admin.perform(block)
    await enforced()
    const targets = [idOf(block)]
    const asAgent = { ...admin.session, person: { ...admin.session.person, role: 'agent' as const } }
    expect(performAct(asAgent, change('block'))).toMatchObject({ failure: { code: 'forbidden' } })
    expect(refusal(change('block', {}, 'nowhere'))).toMatchObject({ code: 'not-found' })
    expect(refusal(change('block', { until: inDays(-1) }))).toMatchObject({ code: 'invalid-request' })
    expect(refusal(change('block', { from: inDays(5), until: inDays(4) }))?.code).toBe('invalid-request')
    expect(refusal(change('extend', { targets, until: inDays(20) }))?.code).toBe('invalid-request')
    expect(refusal(change('shorten', { targets, until: inDays(40) }))?.code).toBe('invalid-request')
    expect(refusal(change('shorten', { targets, until: inDays(-1) }))?.code).toBe('invalid-request')
    expect(refusal(change('lift', { targets: ['another'] }))?.code).toBe('invalid-reference')
    expect(admin.outbox()).toHaveLength(1)
    expect(refusal(change('lift', { targets }))).toBeNull()
    expect(view().entries).toMatchObject([{ state: 'lifted', enforcement: { kind: 'only-here' } }])
    expect(refusal(change('extend', { targets, until: null }))?.code).toBe('invalid-reference')
  })

  it('is shown where only the desk knows: who is no administrator any more', async () => {
    await workstation.leaveTheNetwork()
    const id = admin.perform(change('block'))
    await desk.database.write(async (tx) => {
      const row = await tx.selectFrom('staff').select(['id', 'doc']).executeTakeFirstOrThrow()
      const doc = JSON.stringify({ ...(JSON.parse(row.doc) as object), role: 'agent' })
      await tx.updateTable('staff').set({ role: 'agent', doc }).where('id', '=', row.id).execute()
    })
    await workstation.comeBack()
    await until('it to be refused', () => admin.entry(id).state.kind === 'needs-you')
    expect(admin.entry(id).state).toMatchObject({ failure: { code: 'forbidden' } })
    expect(view().entries).toMatchObject([{ enforcement: { kind: 'refused' } }])
    expect(list()).toMatchObject([{ enforcement: { kind: 'refused' } }])
    expect(list('to-review')).toHaveLength(1)
    expect(readBlocklistStatus(admin.session)).toMatchObject({ needsAdmin: 1, inForce: 0 })
    expect(readBlocked(admin.session.cache.read, group.id, Date.now())).toBeNull()
  })

  it('is made anew by whoever sends it again: a clock that ran ahead is set right by then', async () => {
    await workstation.leaveTheNetwork()
    workstation.ahead = 2 * 86_400_000
    const block = change('block')
    const id = admin.perform(block)
    await workstation.comeBack()
    await until('it to be refused', () => admin.entry(id).state.kind === 'needs-you')
    expect(admin.entry(id).state).toMatchObject({ failure: { code: 'invalid-request' } })
    expect(await onDesk()).toEqual([])
    workstation.ahead = 0
    expect(admin.decide(id, { kind: 'retry' }).ok).toBe(true)
    await enforced()
    expect((await onDesk()).map((entry) => entry.id)).toEqual([idOf(block)])
  })

  it('asks about what followed an operation that was discarded, and makes that anew without it', async () => {
    await workstation.leaveTheNetwork()
    const [first, second] = [change('block'), change('block', { reason: 'Again' })]
    const firstId = admin.perform(first)
    const secondId = admin.perform(second)
    const lift = admin.perform(change('lift', { targets: [idOf(first)] }))
    expect(admin.decide(firstId, { kind: 'discard' }).ok).toBe(true)
    for (const id of [secondId, lift])
      expect(admin.entry(id).state).toMatchObject({ failure: { code: 'earlier-discarded' } })
    expect(admin.decide(lift, { kind: 'retry' })).toMatchObject({ failure: { code: 'invalid-reference' } })
    admin.decide(lift, { kind: 'discard' })
    expect(admin.decide(secondId, { kind: 'retry' }).ok).toBe(true)
    await workstation.comeBack()
    await enforced()
    expect((await onDesk()).map((entry) => entry.id)).toEqual([idOf(second)])
  })
})

describe('two administrators who do not know of each other', () => {
  it('both block, in one row; a lift leaves alone what its author had not seen', async () => {
    await withEve(async (eve) => {
      const block = change('block')
      admin.perform(block)
      await enforced()
      await until('Eve to see it', () => view(eve).entries.length === 1)
      await workstation.leaveTheNetwork()
      admin.perform(change('block', { reason: 'And once more' }))
      eve.perform(change('lift', { targets: [idOf(block)], reason: 'They promised' }))
      await workstation.comeBack()
      const settled = (of: OpenConsole) =>
        until('both to be fed', () =>
          [view(of).entries.length === 2, view(of).operations.every(({ order }) => order !== null)].every(
            Boolean,
          ),
        )
      await settled(admin)
      await settled(eve)
      await until('the lift to be everywhere', () =>
        view(admin).entries.some(({ lifted }) => lifted !== null),
      )
      expect(view(admin)).toEqual(view(eve))
      expect(list()).toMatchObject([{ state: 'in-force', reason: 'And once more' }])
      expect(view().entries.find(({ id }) => id === idOf(block))?.lifted?.reason).toBe('They promised')
    })
  })

  it('change one block: the later one counts, whatever was heard before it was sent, and both are put before either', async () => {
    await withEve(async (eve) => {
      const block = change('block', { until: inDays(30) })
      admin.perform(block)
      await enforced()
      await until('Eve to see it', () => view(eve).entries.length === 1)
      await workstation.leaveTheNetwork()
      const targets = [idOf(block)]
      eve.perform(change('extend', { targets, until: inDays(60) }))
      await until('the desk to have hers', () => view(eve).operations.every(({ order }) => order !== null))
      admin.perform(change('shorten', { targets, until: inDays(10) }))
      await workstation.comeBack()
      const isFed = (of: OpenConsole) =>
        view(of).operations.filter(({ order }) => order !== null).length === 3
      await until('both to be fed', () => isFed(admin) && isFed(eve))
      expect(view().disputes).toMatchObject([{ kept: { act: 'shorten' }, lost: { act: 'extend' } }])
      expect(view(eve)).toEqual(view(admin))
    })
  })
})

async function withEve(work: (eve: OpenConsole) => Promise<void>): Promise<void> {
  const body = { name: 'Eve Stone', email: 'eve@desk.example', role: 'admin' }
  const created = createdStaffSchema.parse((await desk.api('POST', '/v1/staff', { body })).body)
  const second = await startWorkstation(desk, created.token ?? '')
  try {
    const eve = await second.open()
    await eve.online()
    await work(eve)
  } finally {
    await second.close()
  }
}
