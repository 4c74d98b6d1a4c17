import { afterEach, beforeEach, expect, it } from 'vitest'
import { beatHeart } from '#server/paging/heartbeat'
import { runPaging } from '#server/paging/run-paging'
import { lastHeartbeat, readPagerClock } from '#server/store/pager-clock'
import { startDesk, type Desk } from '../../support/desk.ts'
import { startHttpGateway, type HttpGateway } from '../../support/http-gateway.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let watch: HttpGateway
let stop: () => void
beforeEach(async () => {
  desk = await startDesk()
  watch = await startHttpGateway()
  stop = () => undefined
})
afterEach(async () => {
  stop()
  await desk.close()
  await watch.stop()
})

const at = new Date('2026-11-28T03:00:00.000Z')
const parts = () => ({
  database: desk.database,
  clock: () => at,
  engineClock: { now: () => 77 },
  log: desk.app.log,
})

it('is written in both times, and heard by the watch outside', async () => {
  stop = beatHeart(parts(), `${watch.url}/watch`)
  await until('the watch to hear it', () => watch.taken.length === 1)
  expect(watch.taken[0]?.path).toBe('/watch')
  expect(await desk.database.read(lastHeartbeat)).toEqual({ at: at.toISOString(), engineAt: 77 })
})

it('is not told outside where it cannot be written', async () => {
  const broken = { ...desk.database, write: () => Promise.reject(new Error('the disk is full')) }
  let complaints = 0
  const log = { ...desk.app.log, error: () => (complaints += 1) } as unknown as typeof desk.app.log
  stop = beatHeart({ ...parts(), database: broken, log }, watch.url)
  await until('the heart to complain', () => complaints === 1)
  expect(watch.taken).toEqual([])
})

it('is given once more at the end, so that the pager’s time goes on from there and never back', async () => {
  let engineNow = 77
  const linkOf = () => 'https://desk.example.com/p/1'
  const send = () => Promise.reject(new Error('There is nothing to send.'))
  const engineClock = { now: () => engineNow }
  const paging = await runPaging({ ...parts(), engineClock, vault: desk.vault, send, linkOf }, null)
  await until('the first', async () => (await desk.database.read(readPagerClock)) === 77)
  engineNow = 9000
  await paging.stop()
  expect(await desk.database.read(readPagerClock)).toBe(9000)
})
