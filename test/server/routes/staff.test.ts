import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listOf } from '#shared/protocol/common'
import { problemSchema } from '#shared/protocol/problem'
import {
  acceptedInvitationSchema,
  createdStaffSchema,
  deviceSchema,
  invitationSchema,
  meSchema,
  staffSchema,
} from '#shared/protocol/staff'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let now = new Date('2026-11-23T10:00:00.000Z')
beforeAll(async () => {
  desk = await startDesk({ clock: () => now })
})
afterAll(() => desk.close())

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const me = async (token: string) => (await desk.api('GET', '/v1/me', { token })).status
const meOf = async (token: string) => meSchema.parse((await desk.api('GET', '/v1/me', { token })).body)
const devices = async () =>
  listOf(deviceSchema).parse((await desk.api('GET', '/v1/devices?limit=200')).body).items

describe('signing in', () => {
  it('tells who one is, and what one speaks with', async () => {
    expect(await meOf(desk.token)).toMatchObject({
      name: 'Administrator',
      role: 'admin',
      feedId: desk.database.feedId,
      protocol: 1,
      sample: false,
      serverTime: now.toISOString(),
    })
  })

  it.each([null, 'wrong', ''])('is refused with the token %j', async (token) => {
    const reply = await desk.api('GET', '/v1/me', { token })
    expect(problem(reply)).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect(reply.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('takes nothing but a bearer token', async () => {
    const headers = { authorization: `Basic ${btoa(`admin:${desk.token}`)}` }
    expect((await desk.api('GET', '/v1/me', { token: null, headers })).status).toBe(401)
  })

  it('is noted at most once a minute', async () => {
    const { token } = await newColleague(desk, 'Seen')
    const { device } = await meOf(token)
    const seen = async () => (await devices()).find((one) => one.id === device.id)?.lastSeenAt ?? null
    await until('a first note', async () => (await seen()) !== null)
    const first = now
    now = new Date(now.getTime() + 59_000)
    await meOf(token)
    now = new Date(now.getTime() + 2_000)
    await meOf(token)
    await until('a second note', async () => (await seen()) !== first.toISOString())
    expect(await seen()).toBe(now.toISOString())
  })
})

describe('an agent', () => {
  it.each([
    ['GET', '/v1/staff'],
    ['POST', '/v1/staff'],
    ['DELETE', '/v1/staff/x'],
    ['POST', '/v1/staff/x/invitations'],
    ['GET', '/v1/devices'],
    ['GET', '/v1/devices/x'],
    ['DELETE', '/v1/devices/x'],
    ['GET', '/v1/settings'],
    ['PUT', '/v1/settings'],
    ['POST', '/v1/erasures'],
  ])('may not %s %s', async (method, path) => {
    const { token } = await newColleague(desk, 'Agent')
    expect(problem(await desk.api(method, path, { token }))).toMatchObject({ status: 403, code: 'forbidden' })
  })
})

describe('staff', () => {
  it('get a token that is seen once and works', async () => {
    const reply = await desk.api('POST', '/v1/staff', {
      body: { name: 'Bo Berg', email: 'bo@example.com', role: 'agent' },
    })
    expect(reply.status).toBe(201)
    const { staff, token } = createdStaffSchema.parse(reply.body)
    expect(await meOf(token ?? '')).toMatchObject({ id: staff.id, name: 'Bo Berg', role: 'agent' })
    expect(desk.database.file).toBeTruthy()
  })

  it('never share an e-mail address while both are here', async () => {
    const body = { name: 'One', email: 'same@example.com', role: 'agent' }
    const { staff } = createdStaffSchema.parse((await desk.api('POST', '/v1/staff', { body })).body)
    const again = { ...body, email: 'SAME@example.com' }
    expect(problem(await desk.api('POST', '/v1/staff', { body: again }))).toMatchObject({
      code: 'name-taken',
    })
    await desk.api('DELETE', `/v1/staff/${staff.id}`)
    expect((await desk.api('POST', '/v1/staff', { body: again })).status).toBe(201)
  })

  it('lose everything at once when they are revoked, and stay as a name', async () => {
    const { staff, token } = await newColleague(desk, 'Leaver')
    const invited = await desk.api('POST', `/v1/staff/${staff.id}/invitations`)
    const link = new URL(invitationSchema.parse(invited.body).url ?? '').pathname
    const reply = await desk.api('DELETE', `/v1/staff/${staff.id}`)
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(await me(token)).toBe(401)
    expect((await desk.api('POST', link, { token: null, body: { deviceName: 'Mine' } })).status).toBe(404)
    const list = listOf(staffSchema).parse((await desk.api('GET', '/v1/staff?limit=200')).body).items
    expect(list.find((one) => one.id === staff.id)).toMatchObject({
      name: 'Leaver',
      revokedAt: now.toISOString(),
    })
    expect((await desk.api('DELETE', `/v1/staff/${staff.id}`)).status).toBe(204)
  })

  it('keep their last administrator', async () => {
    const { id } = await meOf(desk.token)
    expect(problem(await desk.api('DELETE', `/v1/staff/${id}`))).toMatchObject({ status: 422 })
    expect(await me(desk.token)).toBe(200)
  })

  it.each([
    {},
    { name: 'x', email: 'x@example.com', role: 'owner' },
    { name: 'x', email: 'x', role: 'agent' },
  ])('are not made from %j', async (body) => {
    expect(problem(await desk.api('POST', '/v1/staff', { body })).code).toBe('invalid-request')
  })

  it('are listed page by page', async () => {
    const all = listOf(staffSchema).parse((await desk.api('GET', '/v1/staff?limit=200')).body).items
    const found: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const reply = await desk.api('GET', `/v1/staff?limit=3${after && `&after=${after}`}`)
      const page = listOf(staffSchema).parse(reply.body)
      found.push(...page.items.map((staff) => staff.id))
      after = page.after
    }
    expect(found).toEqual(all.map((staff) => staff.id))
  })
})

describe('an invitation', () => {
  const invite = async (id: string) =>
    invitationSchema.parse((await desk.api('POST', `/v1/staff/${id}/invitations`)).body)
  const accept = (url: string | null) =>
    desk.api('POST', new URL(url ?? '').pathname, { token: null, body: { deviceName: 'Workstation 7' } })

  it('makes one device, once', async () => {
    const { staff } = await newColleague(desk, 'Invited')
    const { url, expiresAt } = await invite(staff.id)
    expect(new Date(expiresAt).getTime() - now.getTime()).toBe(24 * 3_600_000)
    expect(url?.startsWith(`${desk.url}/i/`)).toBe(true)
    const reply = await accept(url)
    expect(reply.status).toBe(201)
    const { token, device } = acceptedInvitationSchema.parse(reply.body)
    expect(await meOf(token)).toMatchObject({
      id: staff.id,
      device: { id: device.id, name: 'Workstation 7' },
    })
    expect(problem(await accept(url))).toMatchObject({ status: 410, code: 'invitation-spent' })
  })

  it('ends after a day', async () => {
    const { staff } = await newColleague(desk, 'Late')
    const { url } = await invite(staff.id)
    now = new Date(now.getTime() + 24 * 3_600_000)
    expect(problem(await accept(url))).toMatchObject({ status: 410, code: 'invitation-spent' })
  })

  it.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])(
    'is made without a body, though the request says that it is %s',
    async (type) => {
      const { staff } = await newColleague(desk, `Sent as ${type}`)
      const path = `/v1/staff/${staff.id}/invitations`
      const reply = await desk.api('POST', path, { raw: '', headers: { 'content-type': type } })
      expect(reply.status).toBe(201)
    },
  )

  it('is made for nobody who is not here', async () => {
    expect((await desk.api('POST', '/v1/staff/nobody/invitations')).status).toBe(404)
  })
})

describe('a device', () => {
  it('is shown, revoked alone, and known as revoked', async () => {
    const { staff, token } = await newColleague(desk, 'Two devices')
    const invitation = await desk.api('POST', `/v1/staff/${staff.id}/invitations`)
    const path = new URL(invitationSchema.parse(invitation.body).url ?? '').pathname
    const accepted = await desk.api('POST', path, { token: null, body: { deviceName: 'Lost laptop' } })
    const { device, token: lost } = acceptedInvitationSchema.parse(accepted.body)
    expect((await desk.api('DELETE', `/v1/devices/${device.id}`)).status).toBe(204)
    expect([await me(lost), await me(token)]).toEqual([401, 200])
    const shown = deviceSchema.parse((await desk.api('GET', `/v1/devices/${device.id}`)).body)
    expect(shown).toMatchObject({ name: 'Lost laptop', staffId: staff.id, revokedAt: now.toISOString() })
    expect((await devices()).map((one) => one.id)).toContain(device.id)
  })

  it('that nobody has is not found', async () => {
    expect((await desk.api('GET', '/v1/devices/none')).status).toBe(404)
    expect((await desk.api('DELETE', '/v1/devices/none')).status).toBe(404)
  })

  it('shows no token anywhere', async () => {
    const { token } = await newColleague(desk, 'Secretive')
    const everything = await Promise.all(
      ['/v1/staff?limit=200', '/v1/devices?limit=200', '/v1/changes?limit=5000'].map((path) =>
        desk.api('GET', path),
      ),
    )
    for (const reply of everything) {
      expect(z.object({}).loose().safeParse(reply.body).success).toBe(true)
      expect(reply.text).not.toContain(token)
    }
  })
})
