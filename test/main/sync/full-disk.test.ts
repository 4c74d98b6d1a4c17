import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { performAct } from '#main/sync/perform-act'
import { openSession, type OpenSession } from '#main/sync/open-session'
import { personOf, testService } from '#main/sync/sign-in'
import { readOutbox } from '#main/store/acts'
import type { Writing } from '#main/store/handles'
import { storageFailure } from '#main/store/storage-failure'
import { openWork } from '#main/store/work'
import type { Act } from '#shared/ipc/act'
import { ticketIdSchema } from '#shared/protocol/common'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { noEvents } from '../../support/no-events.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let open: OpenSession | null = null

beforeEach(async () => {
  desk = await startDesk()
  profile = await makeProfile()
})
afterEach(async () => {
  await open?.close()
  open = null
  await desk.close()
  await profile.remove()
})

async function start(isRefused = false): Promise<OpenSession> {
  const tested = await testService(desk.url, desk.token, '0.0.0')
  if (!tested.ok) throw new Error(tested.failure.message)
  const opened = openSession({
    profile: profile.path,
    token: desk.token,
    person: personOf(tested.value.me, tested.value.serviceUrl),
    deskKey: desk.url,
    version: '0.0.0',
    now: Date.now,
    // Tries again soon.
    random: () => 0.05,
    events: noEvents,
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  open = opened.value
  const { session } = opened.value
  const kind = isRefused ? 'offline' : 'online'
  await until(`the console to be ${kind}`, () => session.connection.kind === kind)
  return opened.value
}

function fileTicket(description = 'It hums.'): Act {
  const ticketId = ticketIdSchema.parse(randomUUID())
  return { kind: 'file-ticket', ticketId, ...newTicket({ description }) }
}

/** As a disk without room: no page more than the file has. Returns how to make room. */
function fill(file: Writing): () => void {
  const pages = Number(Object.values(file.get('PRAGMA page_count') ?? {})[0])
  file.get(`PRAGMA max_page_count = ${pages}`)
  return () => void file.get('PRAGMA max_page_count = 1000000')
}

/** As a disk that was mounted anew without leave to write. */
function refuseWriting(file: Writing): () => void {
  file.get('PRAGMA query_only = 1')
  return () => void file.get('PRAGMA query_only = 0')
}

const offlineCode = ({ session }: OpenSession) =>
  session.connection.kind === 'offline' ? session.connection.failure.code : null
const stateOf = ({ session }: OpenSession) => readOutbox(session.work, 1)[0]?.state.kind
const filed = async () =>
  JSON.stringify((await desk.api('GET', '/v1/tickets')).body).split('"number"').length - 1

describe('a disk that refuses', () => {
  it('keeps an act waiting whose way the outbox could not note, says why, and sends it once there is leave', async () => {
    const opened = await start()
    const { session, running } = opened
    expect(performAct(session, fileTicket()).ok).toBe(true)
    const allow = refuseWriting(session.work)
    running.push()
    await until('words about the disk', () => offlineCode(opened) === 'disk-read-only')
    expect(stateOf(opened)).toBe('waiting')
    allow()
    await until('the act to be sent', () => stateOf(opened) === 'sent')
    expect(await filed()).toBe(1)
  })

  it('sends an act once, although its answer could not be noted', async () => {
    const opened = await start()
    const { session, running } = opened
    performAct(session, fileTicket())
    running.push()
    expect(stateOf(opened)).toBe('sending')
    const allow = refuseWriting(session.work)
    await until('words about the disk', () => offlineCode(opened) === 'disk-read-only')
    expect(stateOf(opened)).toBe('sending')
    expect(await filed()).toBe(1)
    allow()
    await until('the act to be sent', () => stateOf(opened) === 'sent')
    expect(await filed()).toBe(1)
  })

  it('refuses an act for which there is no room in words, and takes it once there is', async () => {
    const opened = await start()
    const { session, running } = opened
    const makeRoom = fill(session.work)
    const large = fileTicket('x'.repeat(90_000))
    let thrown: unknown = null
    try {
      performAct(session, large)
    } catch (refusal) {
      thrown = refusal
    }
    expect(storageFailure(thrown)?.code).toBe('disk-full')
    expect(readOutbox(session.work, 1)).toEqual([])
    makeRoom()
    performAct(session, large)
    running.push()
    await until('the act to be sent', () => stateOf(opened) === 'sent')
  })

  it('says that the cache has no room for what the desk brings, and catches up once it has', async () => {
    const opened = await start()
    const { session } = opened
    const makeRoom = fill(session.cache.write)
    for (let n = 0; n < 4; n += 1)
      await desk.api('POST', '/v1/tickets', { body: newTicket({ description: 'y'.repeat(90_000) }) })
    await until('words about the disk', () => offlineCode(opened) === 'disk-full')
    expect(performAct(session, fileTicket()).ok).toBe(true)
    makeRoom()
    await until('the console to be online', () => session.connection.kind === 'online')
    await until('the act to be sent', () => stateOf(opened) === 'sent')
    const rows = () => session.cache.read.get('SELECT count(*) AS n FROM ticket')?.['n']
    await until('all tickets in the cache', () => rows() === 5)
  })

  it('keeps the outbox at work while it refuses the cache, and goes on by itself once it allows it', async () => {
    const { folder, close } = await start()
    await desk.api('POST', '/v1/tickets', { body: newTicket() })
    await close()
    const inTheWay = join(folder, 'cache.db-wal')
    mkdirSync(inTheWay)
    const opened = await start(true)
    expect(offlineCode(opened)).toBe('disk-read-only')
    expect(performAct(opened.session, fileTicket()).ok).toBe(true)
    expect(stateOf(opened)).toBe('waiting')
    rmdirSync(inTheWay)
    await until('the act to be sent', () => stateOf(opened) === 'sent')
    const rows = () => opened.session.cache.read.get('SELECT count(*) AS n FROM ticket')?.['n']
    await until('both tickets in the cache', () => rows() === 2)
    expect(existsSync(join(folder, 'cache.db-wal'))).toBe(true)
  })

  it('does not keep the files open that a start could not read', async () => {
    const { folder, close } = await start()
    await close()
    open = null
    const { writing } = openWork(join(folder, 'work.db'), 0)
    writing.execute('DROP INDEX act_unsettled; ALTER TABLE act RENAME COLUMN settled TO unsettled')
    writing.close()
    await expect(start()).rejects.toThrow(/settled/)
    const again = openWork(join(folder, 'work.db'), 0)
    again.writing.close()
  })

  it('does not keep the files open where it refuses to forget what was told', async () => {
    const { folder, close } = await start()
    await close()
    const path = join(folder, 'work.db')
    writeFileSync(path, readFileSync(path).fill(0x5a, 0, 100))
    const { session, workReport, close: closeAgain } = await start()
    expect(workReport).not.toBeNull()
    refuseWriting(session.work)
    await closeAgain()
    open = null
    const { writing, report } = openWork(path, 0)
    expect(report).not.toBeNull()
    writing.close()
  })
})
