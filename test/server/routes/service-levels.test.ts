import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMessage } from '#server/store/messages'
import { problemSchema } from '#shared/protocol/problem'
import { defaultServiceLevels, noServiceLevel } from '#shared/protocol/service-levels'
import { settingsReplySchema } from '#shared/protocol/settings'
import { ticketSchema } from '#shared/protocol/ticket'
import { usualServiceLevels } from '#shared/rules/service-levels/usual-levels'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const settings = async () => settingsReplySchema.parse((await desk.api('GET', '/v1/settings')).body)
const change = (serviceLevels: object, headers: Record<string, string> = { 'if-match': '*' }) =>
  desk.api('PATCH', '/v1/settings', { body: { serviceLevels }, headers })

describe('service levels', () => {
  it('promise nothing until somebody says so', async () => {
    expect((await settings()).serviceLevels).toEqual(defaultServiceLevels)
  })

  it('change by what is named, and nothing where it stands so', async () => {
    const before = await settings()
    const usual = usualServiceLevels('Europe/Berlin', [{ date: '2026-12-25', name: 'Christmas' }])
    const { standard: _, ...others } = usual
    const reply = await change(others)
    expect(reply.status).toBe(200)
    const expected = { ...usual, standard: noServiceLevel }
    expect(reply.body).toEqual({ ...before, serviceLevels: expected, version: before.version + 1 })
    expect((await change({ 'qos-1': usual['qos-1'] })).body).toEqual(reply.body)
    await change({ warnPercent: 10 })
    expect((await settings()).serviceLevels).toEqual({ ...expected, warnPercent: 10 })
  })

  it('stay where the settings are replaced without them', async () => {
    await change({ warnPercent: 40 })
    const { version: _, serviceLevels, ...rest } = await settings()
    const reply = await desk.api('PUT', '/v1/settings', { body: { ...rest, providerName: 'Deep' } })
    expect(settingsReplySchema.parse(reply.body)).toMatchObject({ providerName: 'Deep', serviceLevels })
  })

  it.each([
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'serviceLevels.timeZone'],
    ['no time at all', { standard: { ...noServiceLevel, solution: { ...noServiceLevel.solution, question: 0 } } }, 'serviceLevels.standard.solution.question'],
    ['no hours at all', { standard: { ...noServiceLevel, hours: [] } }, 'serviceLevels.standard.hours'],
    ['a day that is none', { holidays: [{ date: '2026-02-30', name: 'Never' }] }, 'serviceLevels.holidays.0.date'],
    ['one day twice', { holidays: [{ date: '2026-12-25', name: 'A' }, { date: '2026-12-25', name: 'B' }] }, 'serviceLevels.holidays'],
    ['a plan that nobody sells', { 'deep-red': noServiceLevel }, 'serviceLevels.deep-red'],
  ])('are refused with %s', async (_, given, path) => {
    const before = await settings()
    const reply = await change(given)
    expect(reply.status).toBe(400)
    const { errors = [] } = problemSchema.parse(reply.body)
    expect(errors.map((error) => error.path)).toContain(path)
    expect(await settings()).toEqual(before)
  }) // prettier-ignore

  it('are an administrator’s, and want the version that was seen', async () => {
    expect((await change({ warnPercent: 5 }, {})).status).toBe(428)
    expect((await change({ warnPercent: 5 }, { 'if-match': '"99"' })).status).toBe(412)
    const { token } = await newColleague(desk, 'Ann')
    const body = { serviceLevels: { warnPercent: 5 } }
    expect((await desk.api('PATCH', '/v1/settings', { body, token, headers: { 'if-match': '*' } })).status).toBe(403) // prettier-ignore
  })
})

describe('the timeline of a ticket', () => {
  const read = async (id: string) => ticketSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
  const status = (id: string, to: string) =>
    desk.api('PATCH', `/v1/tickets/${id}`, { body: { status: to }, headers: { 'if-match': '*' } })

  it('tells when it was first answered, and never again', async () => {
    const { id } = await file(desk)
    expect((await read(id)).timeline).toEqual({ answeredAt: null, turns: [] })
    await desk.api('POST', `/v1/tickets/${id}/messages`, { body: { kind: 'note', body: 'Hm.' } })
    expect((await read(id)).timeline?.answeredAt).toBeNull()
    await desk.api('POST', `/v1/tickets/${id}/messages`, { body: { kind: 'reply', body: 'On it.', force: true } }) // prettier-ignore
    const { timeline, updatedAt } = await read(id)
    expect(timeline).toEqual({ answeredAt: updatedAt, turns: [] })
    await desk.api('POST', `/v1/tickets/${id}/messages`, { body: { kind: 'reply', body: 'Done.', force: true } }) // prettier-ignore
    expect((await read(id)).timeline).toEqual(timeline)
  })

  it('tells whose turn it is, by whatever changed it', async () => {
    const { id } = await file(desk)
    await status(id, 'pending')
    await status(id, 'pending')
    const author = { kind: 'customer', staffId: null, name: 'Grace' } as const
    await desk.database.write((tx) =>
      addMessage(tx, id, { kind: 'customer', body: 'Here you are.', author, now: new Date() }),
    )
    await status(id, 'resolved')
    await status(id, 'closed')
    const { timeline } = await read(id)
    expect(timeline?.turns.map(({ to }) => to)).toEqual(['customer', 'desk', 'nobody'])
    const into = await file(desk)
    const other = await file(desk)
    await desk.api('POST', `/v1/tickets/${other.id}/merge`, { body: { into: into.id } })
    expect((await read(other.id)).timeline?.turns).toMatchObject([{ to: 'nobody' }])
    expect((await read(into.id)).timeline?.turns).toEqual([])
  })
})
