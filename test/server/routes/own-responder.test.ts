import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditListSchema } from '#shared/protocol/audit'
import { problemSchema } from '#shared/protocol/problem'
import type { Staff } from '#shared/protocol/staff'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { added, mailbox, pager, person, put, read } from '../../support/responders-by-api.ts'

let desk: Desk
let ann: { staff: Staff; token: string }
beforeEach(async () => {
  desk = await startDesk()
  ann = await newColleague(desk, 'Ann')
  await added(desk, 'r-ann', { staffId: ann.staff.id, methods: [pager('m-1')] })
  await added(desk, 'r-bob', { name: 'Bob' })
})
afterEach(() => closeSoundDesk(desk))

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const own = (more: object, version = 1) =>
  put(desk, 'r-ann', person({ staffId: ann.staff.id, methods: [pager('m-1')], ...more }), version, { token: ann.token }) // prettier-ignore
const inside = (host = '10.0.0.7', id = 'm-1') => pager(id, { host, allowsInternal: true })

describe('somebody of the staff', () => {
  it('changes their own phone and methods, and reads everybody', async () => {
    expect((await own({ phone: '+1 555 0100', methods: [pager('m-1'), mailbox('m-2')] })).status).toBe(200)
    expect(await read(desk, 'r-ann')).toMatchObject({ phone: '+1 555 0100', methods: [{}, { id: 'm-2' }] })
    expect((await desk.api('GET', '/v1/responders', { token: ann.token })).status).toBe(200)
    expect((await desk.api('GET', '/v1/responders', { token: null })).status).toBe(401)
  })

  it.each([{ name: 'Queen Ann' }, { role: 'support' }, { active: false }, { staffId: null }])(
    'changes no more of themselves: not %o',
    async (more) => {
      const reply = await own(more)
      expect(problem(reply)).toMatchObject({ status: 403, code: 'forbidden' })
      expect(problem(reply).detail).toContain('the phone number and the methods')
      expect((await read(desk, 'r-ann')).version).toBe(1)
    },
  )

  it('changes nobody else, adds nobody, removes nobody', async () => {
    const token = ann.token
    for (const [id, version] of [['r-bob', 1], ['r-new', undefined]] as const) // prettier-ignore
      expect(problem(await put(desk, id, person({ staffId: ann.staff.id }), version, { token }))).toMatchObject({ status: 403 }) // prettier-ignore
    expect((await desk.api('DELETE', '/v1/responders/r-ann', { token })).status).toBe(403)
  })

  it('opens no way into the network by themselves, nor to another place than was allowed', async () => {
    const refused = problem(await own({ methods: [inside()] }))
    expect([refused.status, refused.detail]).toEqual([403, expect.stringContaining('allowsInternal')])
    const allowed = person({ staffId: ann.staff.id, methods: [inside()] })
    expect((await put(desk, 'r-ann', allowed, 1)).status).toBe(200)
    expect((await own({ phone: '+1 555 0100', methods: [inside()] }, 2)).status).toBe(200)
    for (const methods of [[inside('10.0.0.8')], [inside('10.0.0.7', 'm-9')]])
      expect(problem(await own({ methods }, 3)).status).toBe(403)
  })
})

describe('who is tied to a member of the staff', () => {
  it.each([
    ['nobody', () => 'nobody-here', 'There is no such member'],
    ['somebody who is paged already', () => ann.staff.id, 'is paged as Ann already'],
  ])('is not tied to %s', async (_, staffId, words) => {
    const reply = await put(desk, 'r-new', person({ staffId: staffId() }))
    expect(problem(reply)).toMatchObject({ status: 422, errors: [{ path: 'staffId' }] })
    expect(problem(reply).detail).toContain(words)
  })

  it('is paged no more once that one has left, and is not woken up again', async () => {
    expect((await desk.api('DELETE', `/v1/staff/${ann.staff.id}`)).status).toBe(204)
    expect(await read(desk, 'r-ann')).toMatchObject({ active: false, version: 2 })
    const [entry] = auditListSchema.parse((await desk.api('GET', '/v1/audit?aboutId=r-ann')).body).items
    expect(entry?.changes).toEqual(['Is not paged any more: Ann has left.'])
    const again = await put(desk, 'r-ann', person({ staffId: ann.staff.id, methods: [pager('m-1')] }), 2)
    expect(problem(again).detail).toBe('Ann has left: nobody who left is paged.')
    const without = await put(desk, 'r-ann', person({ name: 'Ann’s pager', methods: [pager('m-1')] }), 2)
    expect(without.status).toBe(200)
  })
})
