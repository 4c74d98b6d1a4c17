import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCoreClient, type CoreClient } from '#main/ipc/host-core-client'
import { until } from '../../support/until.ts'

/** Answers a call with its name after the calls behind it; dies of `groups.list`; ends when told to stop. */
const script = `
  const { parentPort } = require('node:worker_threads')
  const held = []
  parentPort.on('message', (message) => {
    const answer = (value) => parentPort.postMessage({ kind: 'answer', id: message.id, result: { ok: true, value } })
    if (message.kind === 'control') {
      answer(message.request.do)
      if (message.request.do === 'stop') parentPort.close()
    } else if (message.name === 'groups.list') throw new Error('the core dies')
    else if (message.name === 'staff.list') held.push(() => answer('late'))
    else if (message.name !== 'devices.list') {
      answer(message.name)
      held.splice(0).forEach((late) => late())
      parentPort.postMessage({ kind: 'event', name: 'changed', event: { topics: [], ticketIds: null } })
    }
  })`

let folder: string
let client: CoreClient
let clock: number
let started: number
let restarts: number
let deaths: string[]
let heard: unknown[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-core-'))
  writeFileSync(join(folder, 'worker.cjs'), script)
  ;[clock, started, restarts, deaths, heard] = [0, 0, 0, [], []]
  client = createCoreClient({
    startWorker() {
      started++
      return new Worker(join(folder, 'worker.cjs'))
    },
    hear: (message) => heard.push(message),
    onRestart: () => restarts++,
    onDeath: (error) => deaths.push(error?.message ?? ''),
    now: () => clock,
  })
})
afterEach(async () => {
  await client.stop()
  rmSync(folder, { recursive: true })
})

const call = (name: 'session.read' | 'staff.list' | 'groups.list' | 'devices.list') =>
  client.call({ name, request: undefined })

it('pairs answers with calls in whatever order they come, and passes events on', async () => {
  const late = call('staff.list')
  expect(await call('session.read')).toEqual({ ok: true, value: 'session.read' })
  expect(await late).toEqual({ ok: true, value: 'late' })
  await until('the event was heard', () => heard.length === 1)
  expect(await client.control({ do: 'leave' })).toEqual({ ok: true, value: 'leave' })
})

it('fails what was asked of a core that dies, and starts another', async () => {
  const unanswered = call('devices.list')
  expect(await call('groups.list')).toMatchObject({ ok: false, failure: { code: 'core-stopped' } })
  expect(await unanswered).toMatchObject({ ok: false, failure: { code: 'core-stopped' } })
  expect(deaths).toEqual(['the core dies'])
  expect(restarts).toBe(1)
  expect(await call('session.read')).toMatchObject({ ok: true })
})

it('leaves a core dead that dies again at once, and says so to each caller', async () => {
  await call('groups.list')
  clock = 59_999
  await call('groups.list')
  expect(await call('session.read')).toMatchObject({ ok: false, failure: { code: 'core-stopped' } })
  expect(started).toBe(2)
  const told = { kind: 'stopped', failure: { code: 'core-stopped' } }
  expect(heard.at(-1)).toMatchObject({ kind: 'event', name: 'connection', event: { state: told } })
})

it('starts a core again each time it ran well for a while', async () => {
  await call('groups.list')
  clock = 60_000
  await call('groups.list')
  expect(await call('session.read')).toMatchObject({ ok: true })
  expect(started).toBe(3)
})

it('ends the core when told to, and does not start it again', async () => {
  await client.stop()
  await client.stop()
  expect(started).toBe(1)
  expect(await call('session.read')).toMatchObject({ ok: false })
})
