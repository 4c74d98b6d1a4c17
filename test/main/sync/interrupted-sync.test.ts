import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fillSample } from '#server/sample/fill-sample'
import { ticketIdSchema } from '#shared/protocol/common'
import { eventually, makeProfile, signIn, wholeQueue } from '../../support/core-console.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import {
  startDistortingProxy,
  type DistortingProxy,
  type ToldChanges,
} from '../../support/distorting-proxy.ts'

/** Some 2,800 changes: more than one page. */
const size = { tickets: 400, seed: 1 }

const question = {
  groupName: 'Harbour Books',
  urgency: 'question' as const,
  requester: { firstName: 'Ada', lastName: 'Brook', email: 'ada@harbour.example', phone: '+49 30 123456' },
  subject: 'A question',
  description: 'How do I change my password?',
}

let desk: Desk
let line: DistortingProxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let core: CoreProcess

beforeEach(async () => {
  desk = await startDesk()
  await fillSample(desk.database, size, new Date('2026-11-23T10:00:00.000Z'))
  line = await startDistortingProxy(desk.url)
  profile = await makeProfile()
  core = startCoreProcess()
})
afterEach(async () => {
  await core.kill()
  await line.close()
  await desk.close()
  await profile.remove()
})

const total = async () => (await core.value('queue.window', wholeQueue)).total

const isPulling = () => JSON.stringify(core.said).includes('"pulling"')
const seqs = (page: ToldChanges | undefined) => page?.changes.map(({ seq }) => Number(seq)) ?? []

it('goes on where a first sync was killed, without asking again for what it holds', async () => {
  // The first page as it is, and then silence.
  let kept: ToldChanges | undefined
  line.distort((page, response, asked) => {
    if (asked > 1) return
    kept = page
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page))
  })
  await signIn(core, profile.path, line.url, desk.token)
  await eventually(() => (isPulling() ? true : null), 'the first page')
  await core.kill()

  core = startCoreProcess()
  const told: ToldChanges[] = []
  line.distort((page, response) => {
    told.push(page)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page))
  })
  await signIn(core, profile.path, line.url, desk.token)
  await eventually(async () => ((await total()) === size.tickets ? true : null), 'every ticket')
  const counts = await core.value('queue.counts', { view: wholeQueue.view })
  expect(Object.values(counts.byUrgency).reduce((sum, count) => sum + count, 0)).toBe(size.tickets)
  expect(Math.min(...seqs(told[0]))).toBeGreaterThan(Math.max(...seqs(kept)))
})

it('waits where a person has it wait, sends what is done meanwhile, and goes on from there', async () => {
  let handOver = (): void => undefined
  line.distort((page, response, asked) => {
    const answer = () =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page))
    if (asked === 2) handOver = answer
    else answer()
  })
  await signIn(core, profile.path, line.url, desk.token)
  await eventually(() => (isPulling() ? true : null), 'the first page')
  await core.value('connection.pause', { isPaused: true })
  const read = async () => (await core.value('connection.read', undefined)).state
  const paused = await read()
  expect(paused).toMatchObject({ kind: 'pulling', isPaused: true })

  handOver()
  await core.value('act.perform', {
    act: { kind: 'file-ticket', ticketId: ticketIdSchema.parse(randomUUID()), ...question },
  })
  const firstState = async () => (await core.value('outbox.list', undefined))[0]?.state.kind
  await eventually(async () => ((await firstState()) === 'sent' ? true : null), 'what was done to leave')
  expect(await read()).toEqual(paused)

  await core.value('connection.pause', { isPaused: false })
  await eventually(async () => ((await total()) === size.tickets + 1 ? true : null), 'every ticket')
  await eventually(async () => ((await read()).kind === 'online' ? true : null), 'the end of it')
})
