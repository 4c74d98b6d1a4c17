import Fastify from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pageListSchema } from '#shared/protocol/page'
import { pagerSignSchema } from '#shared/protocol/pager-sign'
import { problemSchema } from '#shared/protocol/problem'
import { meSchema } from '#shared/protocol/staff'
import { makeEventStreams } from '#server/plugins/event-streams'
import { writeHeartbeat } from '#server/store/pager-clock'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { bring, pagedPerson, wake } from '../../support/paged-people.ts'
import { until } from '../../support/until.ts'

const beganAt = 1_000_000
const minute = 60_000
let engineNow: number
let desk: Desk
beforeEach(async () => {
  engineNow = beganAt
  desk = await startDesk({ engineClock: { now: () => engineNow } })
})
afterEach(() => desk.close())

const beatAt = new Date('2026-11-28T03:00:00.000Z')
const beat = (at = engineNow) => desk.database.write((tx) => writeHeartbeat(tx, beatAt, at))
const ready = () => desk.api('GET', '/readyz', { token: null })
const metric = async (name: string) => {
  const { text } = await desk.api('GET', '/metrics')
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? null : Number(line.slice(name.length + 1))
}
async function criticalPage() {
  await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })
  await file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
  const [page] = pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
  if (page === undefined) throw new Error('A mission-critical ticket of a known group pages.')
  return page
}

it('is able to work while the pager gives signs of life, and says so where it gives none', async () => {
  await beat()
  engineNow += 2 * minute
  expect((await ready()).status).toBe(200)
  engineNow += 1000
  const silent = await ready()
  expect([silent.status, problemSchema.parse(silent.body).code]).toEqual([503, 'unavailable'])
  expect(problemSchema.parse(silent.body).detail).toContain('no sign of life for 121 s: nobody is woken')
  expect((await desk.api('GET', '/healthz', { token: null })).status).toBe(200)
  await beat()
  expect((await ready()).status).toBe(200)
})

it('gives the pager two minutes to begin, whatever an earlier run left behind', async () => {
  await beat(beganAt - 60 * minute)
  engineNow += 2 * minute
  expect((await ready()).status).toBe(200)
  engineNow += 1
  expect((await ready()).status).toBe(503)
})

it('tells whoever is signed in how the pager is, by the pager’s own time', async () => {
  const me = async () => meSchema.parse((await desk.api('GET', '/v1/me')).body).pager
  expect(await me()).toEqual({ heartbeatAt: null, ageMs: null, troubled: 0 })
  await beat()
  engineNow += 7000
  const page = await criticalPage()
  const troubled = await bring(desk, page, { trouble: 'Nobody is on duty.' })
  expect(await me()).toEqual({ heartbeatAt: beatAt.toISOString(), ageMs: 7000, troubled: 1 })
  await bring(desk, troubled, { state: 'failed' })
  expect((await me())?.troubled).toBe(0)
})

it('counts pages and messages by how far they came, for Prometheus', async () => {
  expect(await metric('desk_pager_heartbeat_age_seconds')).toBeNull()
  await beat()
  engineNow += 1500
  const page = await criticalPage()
  const ann = await pagedPerson(desk, { id: 'r-ann', name: 'Ann' })
  await wake(desk, page, ann, 'accepted')
  await wake(desk, page, ann, 'accepted')
  await bring(desk, page, { state: 'notified', trouble: 'No method is left.' })
  expect(await metric('desk_pager_heartbeat_age_seconds')).toBe(1.5)
  expect(await metric('desk_deliveries{state="accepted"}')).toBe(2)
  expect(await metric('desk_deliveries{state="read"}')).toBe(0)
  expect(await metric('desk_pages{state="notified"}')).toBe(1)
  expect(await metric('desk_pages{state="queued"}')).toBe(0)
  expect(await metric('desk_pages_troubled')).toBe(1)
})

it('tells consoles that listen how the pager is, again and again', async () => {
  await beat()
  engineNow += 4000
  const app = Fastify()
  const streams = makeEventStreams(app, desk.database, { now: () => engineNow }, 5)
  const { device } = meSchema.parse((await desk.api('GET', '/v1/me')).body)
  app.get('/:device', (request, reply) => streams.open(reply, request.url.slice(1), false))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    const ended = await fetch(`${url}/nobody`)
    const response = await fetch(`${url}/${device.id}`)
    let text = ''
    void (async () => {
      const decoder = new TextDecoder()
      for await (const part of response.body ?? []) text += decoder.decode(part, { stream: true })
    })().catch(() => undefined)
    await until('the pager’s sign', () => /event: pager\ndata: .*\n\n/.test(text))
    const told = /event: pager\ndata: (.*)\n\n/.exec(text)?.[1] ?? ''
    expect(pagerSignSchema.parse(JSON.parse(told))).toEqual({
      heartbeatAt: beatAt.toISOString(),
      ageMs: 4000,
      troubled: 0,
    })
    expect(await ended.text()).toMatch(/^event: head/)
  } finally {
    await app.close()
  }
})
