import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupListSchema, groupSchema, type Group } from '#shared/protocol/group'
import { problemSchema } from '#shared/protocol/problem'
import { ticketListSchema, ticketSchema } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.close())

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const read = async (id: string) => groupSchema.parse((await desk.api('GET', `/v1/groups/${id}`)).body)
const make = async (body: object): Promise<Group> =>
  groupSchema.parse((await desk.api('POST', '/v1/groups', { body })).body)
const patch = (id: string, version: number, body: unknown) =>
  desk.api('PATCH', `/v1/groups/${id}`, { body, headers: { 'if-match': `"${version}"` } })
const ada = { name: 'Ada', email: 'ada@example.com', phone: '' }

describe('a group', () => {
  it('is confirmed when staff make it, and not when a ticket does', async () => {
    expect(await make({ name: 'Made Inc.', plan: 'deep-blue', contacts: [ada] })).toMatchObject({
      name: 'Made Inc.',
      plan: 'deep-blue',
      confirmed: true,
      contacts: [ada],
      version: 1,
    })
    const { groupId } = await file(desk, { groupName: 'Found by chance' })
    expect(await read(groupId)).toMatchObject({ name: 'Found by chance', confirmed: false, mergedInto: null })
  })

  it('has its name and aliases to itself', async () => {
    const holder = await make({ name: 'Northwind', aliases: ['NW', 'Northwind GmbH', 'nw '] })
    expect(holder.aliases).toEqual(['NW'])
    for (const body of [
      { name: 'NORTHWIND Ltd' },
      { name: 'nw' },
      { name: 'Other', aliases: ['north-wind', 'n.w.'] },
    ]) {
      const reply = await desk.api('POST', '/v1/groups', { body })
      expect(problem(reply)).toMatchObject({ status: 409, code: 'name-taken' })
      expect(groupSchema.parse(problem(reply).current).id).toBe(holder.id)
    }
  })

  it('tells who has an unconfirmed name, so that staff can confirm that one', async () => {
    const { groupId } = await file(desk, { groupName: 'Seen once' })
    const reply = await desk.api('POST', '/v1/groups', { body: { name: 'Seen Once' } })
    expect(groupSchema.parse(problem(reply).current)).toMatchObject({ id: groupId, confirmed: false })
    const confirmed = await patch(groupId, 1, { confirmed: true })
    expect(groupSchema.parse(confirmed.body)).toMatchObject({ confirmed: true, version: 2 })
  })

  it('gets the tickets that are filed under an alias', async () => {
    const group = await make({ name: 'Contoso', aliases: ['The C people'] })
    const ticket = await file(desk, { groupName: 'the c people' })
    expect(ticket).toMatchObject({ groupId: group.id, groupName: 'the c people' })
  })

  it('is changed under its version only', async () => {
    const { id } = await make({ name: 'Fabrikam' })
    expect(problem(await desk.api('PATCH', `/v1/groups/${id}`, { body: { plan: null } })).status).toBe(428)
    expect((await patch(id, 1, { name: 'Fabrikam Europe', aliases: ['Fabrikam'] })).status).toBe(200)
    expect(problem(await patch(id, 1, { plan: 'qos-1' }))).toMatchObject({
      status: 412,
      current: { version: 2 },
    })
    expect((await read(id)).aliases).toEqual(['Fabrikam'])
  })

  it('stays at its version where nothing changes', async () => {
    const { id } = await make({ name: 'Still', aliases: ['S'] })
    const reply = await patch(id, 1, { name: 'Still', aliases: ['S'], contacts: [] })
    expect(groupSchema.parse(reply.body).version).toBe(1)
  })

  it('keeps a former name as an alias, until somebody takes that away', async () => {
    const { id } = await make({ name: 'Before GmbH' })
    const renamed = groupSchema.parse((await patch(id, 1, { name: 'Afterwards', aliases: ['AW'] })).body)
    expect(renamed.aliases).toEqual(['AW', 'Before GmbH'])
    expect((await file(desk, { groupName: 'before' })).groupId).toBe(id)
    const back = groupSchema.parse((await patch(id, 2, { name: 'Before' })).body)
    expect(back.aliases).toEqual(['AW', 'Afterwards'])
    expect(groupSchema.parse((await patch(id, 3, { aliases: [] })).body).aliases).toEqual([])
  })

  it('lets go of an alias for others to take', async () => {
    const { id } = await make({ name: 'Letting go', aliases: ['Free soon'] })
    await patch(id, 1, { aliases: [] })
    expect((await make({ name: 'Free soon' })).id).not.toBe(id)
  })

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x', plan: 'gold' }, 'plan'],
    [{ name: 'x', colour: 1 }, 'colour'],
    [{ name: 'x', contacts: [{ ...ada, age: 3 }] }, 'contacts.0.age'],
    [{ name: 'x', aliases: ['\u0000'] }, 'aliases.0'],
  ])('is not made from %j', async (body, path) => {
    const reply = await desk.api('POST', '/v1/groups', { body })
    expect(reply.status).toBe(400)
    expect(problem(reply).errors?.map((error) => error.path)).toContain(path)
  })

  it('is found by name, alias and contact, page by page', async () => {
    await make({ name: 'Zebra 1', contacts: [{ name: 'Ziggy', email: '', phone: '' }] })
    await make({ name: 'Zebra 2', aliases: ['Ziggurat'] })
    await make({ name: 'Ziggy 3' })
    const first = groupListSchema.parse((await desk.api('GET', '/v1/groups?q=zigg&limit=2')).body)
    const second = groupListSchema.parse(
      (await desk.api('GET', `/v1/groups?q=zigg&limit=2&after=${first.after}`)).body,
    )
    expect([...first.items, ...second.items].map((group) => group.name)).toEqual([
      'Zebra 1',
      'Zebra 2',
      'Ziggy 3',
    ])
    expect(second.after).toBeNull()
    const unknown = groupListSchema.parse(
      (await desk.api('GET', '/v1/groups?confirmed=false&limit=200')).body,
    )
    expect(unknown.items.every((group) => !group.confirmed)).toBe(true)
  })
})

describe('merging', () => {
  it('moves names, contacts and tickets, and keeps what tickets were filed under', async () => {
    const ticket = await file(desk, { groupName: 'Tailspin Toy' })
    const kept = await make({ name: 'Tailspin Toys', aliases: ['TT'] })
    await patch(ticket.groupId, 1, { contacts: [ada], plan: 'qos-2' })
    const reply = await desk.api('POST', `/v1/groups/${ticket.groupId}/merge`, { body: { into: kept.id } })
    expect(groupSchema.parse(reply.body)).toMatchObject({
      id: kept.id,
      aliases: ['TT', 'Tailspin Toy'],
      contacts: [ada],
      plan: 'qos-2',
      confirmed: true,
    })
    expect(await read(ticket.groupId)).toMatchObject({ mergedInto: kept.id })
    const moved = ticketSchema.loose().parse((await desk.api('GET', `/v1/tickets/${ticket.id}`)).body)
    expect(moved).toMatchObject({ groupId: kept.id, groupName: 'Tailspin Toy', version: 2 })
    const listed = ticketListSchema.parse((await desk.api('GET', `/v1/tickets?group=${kept.id}`)).body)
    expect(listed.items.map((item) => item.id)).toEqual([ticket.id])
    expect((await file(desk, { groupName: 'tailspin TOY' })).groupId).toBe(kept.id)
  })

  it('refuses itself, what is not there, and what was merged before', async () => {
    const one = await make({ name: 'Merge one' })
    const other = await make({ name: 'Merge other' })
    const merge = (id: string, into: string) => desk.api('POST', `/v1/groups/${id}/merge`, { body: { into } })
    expect(problem(await merge(one.id, one.id))).toMatchObject({ status: 422 })
    expect(problem(await merge(one.id, 'nowhere'))).toMatchObject({ status: 422 })
    expect(problem(await merge('nowhere', one.id))).toMatchObject({ status: 404 })
    await merge(one.id, other.id)
    expect(problem(await merge(one.id, other.id))).toMatchObject({ status: 409, code: 'already-merged' })
    expect(problem(await patch(one.id, 2, { plan: null }))).toMatchObject({
      status: 409,
      code: 'already-merged',
    })
  })
})

describe('import', () => {
  const load = (csv: string, token = desk.token) =>
    desk.api('POST', '/v1/groups/import', { body: { csv }, token })

  it.each([
    ['Name;Plan;ContactName\nSemi;Blue Ice;Ann', 'Semi'],
    ['NAME\tALIASES\nTabbed\tTB;TBD\n', 'Tabbed'],
    ['name,aliases\nCommas,C;CC;CCC\n', 'Commas'],
  ])('takes what spreadsheets write: %j', async (csv, name) => {
    expect((await load(csv)).body).toMatchObject({ created: 1 })
    const { groupId } = await file(desk, { groupName: name })
    expect(await read(groupId)).toMatchObject({ name, confirmed: true })
  })

  it('says in plain words that there is nothing in it', async () => {
    expect(problem(await load('')).errors).toEqual([{ path: 'csv', message: 'Enter something here.' }])
  })

  it('takes the file itself, and nothing that is not UTF-8', async () => {
    const send = (raw: Uint8Array<ArrayBuffer>, type = 'text/csv; charset=utf-8') =>
      desk.api('POST', '/v1/groups/import', { raw, headers: { 'content-type': type } })
    const text = Buffer.from('\uFEFFname,plan\nMüller & Söhne,qos-2\n')
    expect((await send(text)).body).toEqual({ created: 1, updated: 0, unchanged: 0 })
    const latin = Buffer.from('name\nM\xfcller\n', 'latin1')
    expect(problem(await send(latin, 'text/csv')).errors?.[0]?.path).toBe('csv')
  })

  it('makes, completes and confirms, and says how many', async () => {
    const { groupId } = await file(desk, { groupName: 'Litware' })
    const csv = [
      'name,aliases,plan,contactName,contactEmail,contactPhone',
      '"Litware, Inc.",LW; Lit,Blue Ice,Ann,ann@example.com,+1 555 010 0101',
      'Litware,,,Ben,ben@example.com,',
      'Proseware,,qos-1,,,',
    ].join('\r\n')
    const reply = await load(csv)
    expect([reply.status, reply.body]).toEqual([200, { created: 1, updated: 1, unchanged: 0 }])
    const group = await read(groupId)
    expect(group).toMatchObject({
      name: 'Litware',
      aliases: ['LW', 'Lit'],
      plan: 'blue-ice',
      confirmed: true,
    })
    expect(group.contacts.map((contact) => contact.name)).toEqual(['Ann', 'Ben'])
    expect((await load(csv)).body).toEqual({ created: 0, updated: 0, unchanged: 2 })
  })

  it('takes all lines or none, and says what is wrong with each', async () => {
    const head = desk.database.head()
    const reply = await load(
      'name,plan,contactEmail\nGood one,,\n,,\nBad plan,gold,\n"Bad\nname",,\nBad mail,,x@\n',
    )
    expect(problem(reply)).toMatchObject({ status: 400, code: 'invalid-request' })
    expect(problem(reply).errors?.map((error) => error.path)).toEqual([
      'line 4.plan',
      'line 5.name',
      'line 7.contactEmail',
    ])
    expect(desk.database.head()).toBe(head)
  })

  it('takes none where an alias is somebody else’s', async () => {
    await make({ name: 'Holder' })
    const head = desk.database.head()
    const reply = await load('name,aliases\nNewcomer,\nGreedy,holder\n')
    expect(problem(reply)).toMatchObject({ status: 409, code: 'name-taken', errors: [{ path: 'line 3' }] })
    expect(desk.database.head()).toBe(head)
  })

  it.each(['nom\nx', 'name,colour\nx,red', 'name\n', '\n\n', '"name\nx'])(
    'refuses the file %j',
    async (csv) => {
      expect(problem(await load(csv))).toMatchObject({ status: 400, code: 'invalid-request' })
    },
  )

  it('is the administrators’', async () => {
    const { token } = await newColleague(desk, 'Agent')
    expect(problem(await load('name\nx', token))).toMatchObject({ status: 403, code: 'forbidden' })
  })
})
