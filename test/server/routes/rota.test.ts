import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditListSchema } from '#shared/protocol/audit'
import { changesReplySchema } from '#shared/protocol/changes'
import { problemSchema } from '#shared/protocol/problem'
import { coveredRotaSchema } from '#shared/protocol/rota'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Call, type Desk, type Reply } from '../../support/desk.ts'
import { added, mailbox } from '../../support/responders-by-api.ts'

/** A Saturday. */
const at = '2026-11-28T03:00:00.000Z'
const end = '2026-12-12T03:00:00.000Z'
let desk: Desk
let now: number
beforeEach(async () => {
  now = Date.parse(at)
  desk = await startDesk({ clock: () => new Date(now) })
})
afterEach(() => closeSoundDesk(desk))

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const read = async () => coveredRotaSchema.parse((await desk.api('GET', '/v1/rota')).body)
const put = (body: object, version: number | null = 1, call: Call = {}) =>
  desk.api('PUT', '/v1/rota', { body: { timeZone: 'UTC', shifts: [], overrides: [], ...body }, headers: version === null ? {} : { 'if-match': `"${version}"` }, ...call }) // prettier-ignore
const shift = (responderIds: string[], more: object = {}) => ({ id: 's-1', name: 'Nights', responderIds, turns: null, hours: null, ...more }) // prettier-ignore
const override = (more: object) => ({ id: 'o-1', from: '2026-11-29T00:00:00.000Z', until: '2026-11-30T00:00:00.000Z', off: null, on: null, ...more }) // prettier-ignore
const weekdays = { days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }

describe('the rota', () => {
  it('is everybody, always, until somebody says otherwise; a gap is where nobody can be reached', async () => {
    expect(await read()).toEqual({ timeZone: 'UTC', shifts: [], overrides: [], escalation: [], version: 1, gaps: [{ from: at, until: end }] }) // prettier-ignore
    await added(desk, 'r-1')
    await added(desk, 'r-2', { name: 'Bob', active: false, methods: [mailbox('m-2')] })
    expect((await read()).gaps).toEqual([{ from: at, until: end }])
    await added(desk, 'r-3', { name: 'Cem', methods: [mailbox('m-3')] })
    expect((await read()).gaps).toEqual([])
  })

  it('is replaced, told with its gaps by the hour, fed and written down', async () => {
    await added(desk, 'r-1', { methods: [mailbox('m-1')] })
    const reply = await put({ shifts: [shift(['r-1'], { hours: [weekdays] })] })
    expect([reply.status, reply.headers.get('etag')]).toEqual([200, '"2"'])
    const rota = coveredRotaSchema.parse(reply.body)
    expect(rota.gaps).toHaveLength(11)
    expect(rota.gaps.slice(0, 2)).toEqual([{ from: at, until: '2026-11-30T08:00:00.000Z' }, { from: '2026-11-30T18:00:00.000Z', until: '2026-12-01T08:00:00.000Z' }]) // prettier-ignore
    expect(await read()).toEqual(rota)
    const { changes } = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    const { gaps: _, ...doc } = rota
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'rota', id: 'rota', version: 2, doc }))
    now += 1000
    const next = await put({ shifts: [shift(['r-1'])], overrides: [override({ off: 'r-1' })], escalation: [{ afterMinutes: 10, responderIds: ['r-1'] }] }, 2) // prettier-ignore
    expect(next.status).toBe(200)
    const { items } = auditListSchema.parse((await desk.api('GET', '/v1/audit?about=rota')).body)
    expect(items.map((entry) => entry.changes)).toEqual([
      [
        'Shift changed: Nights (Ann, day and night).',
        'Override added: Ann off from 2026-11-29T00:00:00.000Z until 2026-11-30T00:00:00.000Z.',
        'Escalation: after 10 minutes Ann.',
      ],
      ['Shift added: Nights (Ann; days 12345 08:00–18:00).'],
    ])
  })

  it('stays as it is where nothing changes, and tells who comes too late', async () => {
    expect(coveredRotaSchema.parse((await put({})).body).version).toBe(1)
    expect((await put({ timeZone: 'Europe/Berlin' }, null)).status).toBe(428)
    expect((await put({ timeZone: 'Europe/Berlin' })).status).toBe(200)
    expect(problem(await put({ timeZone: 'Europe/Paris' }))).toMatchObject({ status: 412, code: 'version-conflict', current: { timeZone: 'Europe/Berlin', version: 2 } }) // prettier-ignore
  })

  it('may still tell of somebody who is gone in what is over', async () => {
    const past = override({
      from: '2026-11-01T00:00:00.000Z',
      until: '2026-11-02T00:00:00.000Z',
      on: 'r-gone',
    })
    expect((await put({ overrides: [past] })).status).toBe(200)
  })

  it.each([
    ['a shift of somebody unknown', { shifts: [shift(['r-1', 'nobody'])] }, 422, 'shifts.0.responderIds.1'],
    ['an override for somebody unknown', { overrides: [override({ on: 'nobody' })] }, 422, 'overrides.0.on'],
    ['leave for somebody unknown', { overrides: [override({ off: 'nobody' })] }, 422, 'overrides.0.off'],
    ['an escalation to somebody unknown', { escalation: [{ afterMinutes: 5, responderIds: ['nobody'] }] }, 422, 'escalation.0.responderIds.0'],
    ['a shift without anybody', { shifts: [shift([])] }, 400, 'shifts.0.responderIds'],
    ['two shifts of one id', { shifts: [shift(['r-1']), shift(['r-1'])] }, 400, 'shifts'],
    ['two overrides of one id', { overrides: [override({ on: 'r-1' }), override({ on: 'r-1' })] }, 400, 'overrides'],
    ['an override about nobody', { overrides: [override({})] }, 400, 'overrides.0'],
    ['an override that ends before it begins', { overrides: [override({ on: 'r-1', until: '2026-11-28T00:00:00.000Z' })] }, 400, 'overrides.0'],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }, 400, 'timeZone'],
    ['a time that is none', { shifts: [shift(['r-1'], { hours: [{ ...weekdays, from: '25:00' }] })] }, 400, 'shifts.0.hours.0.from'],
    ['a name with control characters', { shifts: [shift(['r-1'], { name: 'Ni\u0000ghts' })] }, 400, 'shifts.0.name'],
  ])('is refused with %s', async (_, body, status, path) => {
    await added(desk, 'r-1')
    const reply = await put(body)
    expect(reply.status).toBe(status)
    expect(problem(reply).errors?.map((error) => error.path)).toContain(path)
    expect((await read()).version).toBe(1)
  }) // prettier-ignore

  it('is read by everybody of the staff and written by administrators', async () => {
    const { token } = await newColleague(desk, 'Ann')
    expect((await desk.api('GET', '/v1/rota', { token })).status).toBe(200)
    expect((await put({ timeZone: 'Europe/Berlin' }, 1, { token })).status).toBe(403)
  })
})
