import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { settingsReplySchema } from '#shared/protocol/settings'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

describe('thresholds', () => {
  const settings = async () => settingsReplySchema.parse((await desk.api('GET', '/v1/settings')).body)
  const change = (body: object, headers: Record<string, string> = { 'if-match': '*' }) =>
    desk.api('PATCH', '/v1/settings', { body, headers })

  it('change alone, and only what is named; nothing where it stands so', async () => {
    const before = await settings()
    const reply = await change({ thresholds: { outage: { groups: 5, minutes: 30 } } })
    expect(reply.status).toBe(200)
    const after = { ...before, thresholds: { suggestion: { falseAlarms: 3, days: 30 }, outage: { groups: 5, minutes: 30 } }, version: before.version + 1 } // prettier-ignore
    expect(reply.body).toEqual(after)
    expect(reply.headers.get('etag')).toBe(`"${after.version}"`)
    expect((await change({ thresholds: { outage: { minutes: 30, groups: 5 } } })).body).toEqual(after)
    expect(await settings()).toEqual(after)
  })

  it('stay where the settings are replaced without them', async () => {
    await change({ thresholds: { suggestion: { falseAlarms: 7, days: 10 } } })
    const { version: _, thresholds, ...rest } = await settings()
    const reply = await desk.api('PUT', '/v1/settings', { body: { ...rest, providerName: 'Deep' } })
    expect(settingsReplySchema.parse(reply.body)).toMatchObject({ providerName: 'Deep', thresholds })
  })

  it.each([
    ['no group at all', { outage: { groups: 1, minutes: 15 } }, 'thresholds.outage.groups'],
    ['half a rule', { outage: { groups: 3 } }, 'thresholds.outage.minutes'],
    ['days beyond the record', { suggestion: { falseAlarms: 3, days: 91 } }, 'thresholds.suggestion.days'],
    ['a fraction', { suggestion: { falseAlarms: 2.5, days: 30 } }, 'thresholds.suggestion.falseAlarms'],
    ['an unknown rule', { mood: 3 }, 'thresholds.mood'],
  ])('are refused with %s', async (_, thresholds, path) => {
    const before = await settings()
    const { errors = [] } = problemSchema.parse((await change({ thresholds })).body)
    expect(errors.map((error) => error.path)).toContain(path)
    expect((await change({})).status).toBe(400)
    expect(await settings()).toEqual(before)
  })

  it('are an administrator’s, and want the version that was seen', async () => {
    const body = { thresholds: { outage: { groups: 5, minutes: 30 } } }
    expect((await change(body, {})).status).toBe(428)
    expect((await change(body, { 'if-match': '"99"' })).status).toBe(412)
    const { token } = await newColleague(desk, 'Ann')
    expect((await desk.api('PATCH', '/v1/settings', { body, token, headers: { 'if-match': '*' } })).status).toBe(403) // prettier-ignore
  })
})
