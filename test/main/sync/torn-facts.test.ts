import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession, type OpenSession } from '#main/sync/open-session'
import { readAnsweredRows } from '#main/sync/answered-rows'
import { noteResync, sendForgotten } from '#main/sync/restored-desk'
import { readQuietTime } from '#main/sync/quiet-time'
import { insertAct, readAct, writeActSent } from '#main/store/acts'
import { writeFact } from '#main/store/fact'
import { writeFeedPosition } from '#main/store/feed-position'
import { openWork } from '#main/store/work'
import { actIdSchema, actSchema } from '#shared/ipc/act'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { noEvents } from '../../support/no-events.ts'
import { openConsole } from '../../support/open-console.ts'
import { personAt } from '../../support/session-parts.ts'

/** Nobody listens there. */
const serviceUrl = 'http://127.0.0.1:1'
/** What is left of a text in which bits have flipped, and JSON that says nothing. */
const torn = ['{"since":1,"unt\u0001l":2', '{}', '7', 'x']

let profile: Awaited<ReturnType<typeof makeProfile>>
let opened: OpenSession | null = null

beforeEach(async () => {
  profile = await makeProfile()
})
afterEach(async () => {
  await opened?.close()
  opened = null
  await profile.remove()
})

function start(): OpenSession {
  const result = openSession({
    profile: profile.path,
    token: 't',
    person: personAt(serviceUrl),
    deskKey: serviceUrl,
    version: '0.0.0',
    now: Date.now,
    random: Math.random,
    events: noEvents,
  })
  if (!result.ok) throw new Error(result.failure.message)
  opened = result.value
  return opened
}

/** Writes facts into the closed files. */
async function tear(name: string, value: string): Promise<void> {
  const { folder } = start()
  await opened?.close()
  opened = null
  const { writing } = openWork(join(folder, 'work.db'), 0)
  writeFact(writing, name, value)
  writing.close()
}

describe('a fact in which a bit has flipped', () => {
  it.each(torn)('keeps a device locked out that was locked out: %s', async (value) => {
    await tear('locked-out', value)
    expect(start().session.locked).toMatchObject({ code: 'unauthenticated' })
  })

  it.each(torn)('is no pause that the desk asked for: %s', async (value) => {
    await tear('quiet-time', value)
    expect(readQuietTime(start().session)).toBeNull()
  })

  it('is no pause where it would last longer than any desk may ask for', async () => {
    const since = Date.now() - 1000
    const failure = { code: 'rate-limited', message: 'Later.' }
    await tear('quiet-time', JSON.stringify({ since, until: since + 8_000_000_000, failure }))
    expect(readQuietTime(start().session)).toBeNull()
    await opened?.close()
    await tear('quiet-time', JSON.stringify({ since, until: since + 60_000, failure }))
    expect(readQuietTime(start().session)).not.toBeNull()
  })

  it.each(torn)('opens the console, and says that something was salvaged once: %s', async (value) => {
    await tear('salvage', value)
    expect(start().workReport).toEqual({ setAside: null, salvage: null, earlier: [] })
  })

  it('asks the author of what a desk does not know, where nobody can tell which desk it was sent to', () => {
    const { session } = start()
    const { work, cache } = session
    const id = actIdSchema.parse(randomUUID())
    const messageId = randomUUID()
    const act = actSchema.parse({ kind: 'note', ticketId: 't1', messageId, body: 'It hums.' })
    insertAct(work, { id, act, subject: 'ticket:t1', made: messageId, title: 'Note', base: null, madeAt: 5 })
    writeActSent(work, id, Date.now(), 1)
    writeFeedPosition(cache.write, { feedId: 'feed-of-a', cursor: null, complete: true, reached: 0 })
    noteResync(session)
    work.run("UPDATE fact SET value = replace(value, 'feed-of-a', 'feed-of-c') WHERE name = 'resync-of'")
    sendForgotten(session)
    expect(readAct(work, id)?.state).toMatchObject({
      kind: 'needs-you',
      failure: { code: 'file-unreadable' },
    })
  })

  it('is no answered row', () => {
    const { cache } = start().session
    for (const value of torn) {
      writeFact(cache.write, 'answered-rows', value)
      expect(readAnsweredRows(cache.read)).toEqual({})
    }
  })
})

describe('a console whose facts are torn', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.close())

  it('comes online all the same, unlocked', async () => {
    const settings = { profile: profile.path, serviceUrl: desk.url, token: desk.token }
    const before = await openConsole(settings)
    await before.online()
    for (const name of ['locked-out', 'quiet-time', 'salvage', 'resync-of'])
      writeFact(before.session.work, name, '{"torn')
    writeFact(before.session.cache.write, 'answered-rows', '{"torn')
    await before.close()
    const after = await openConsole(settings)
    await after.online()
    expect(after.session.locked).toBeNull()
    await after.close()
  })
})
