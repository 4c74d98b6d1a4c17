import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession, type OpenSession } from '#main/sync/open-session'
import { personOf, testService } from '#main/sync/sign-in'
import { readFeedPosition } from '#main/store/feed-position'
import type { Failure } from '#shared/ipc/result'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import {
  startDistortingProxy,
  type Distortion,
  type DistortingProxy,
  type ToldChanges,
} from '../../support/distorting-proxy.ts'
import { newTicket } from '../../support/filed.ts'
import { noEvents } from '../../support/no-events.ts'
import { until } from '../../support/until.ts'

let desk: Desk
let line: DistortingProxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let open: OpenSession | null = null

beforeEach(async () => {
  desk = await startDesk()
  line = await startDistortingProxy(desk.url)
  profile = await makeProfile()
})
afterEach(async () => {
  await open?.close()
  open = null
  await line.close()
  await desk.close()
  await profile.remove()
})

/** A console that has read all that the desk has. */
async function startConsole(): Promise<OpenSession> {
  const tested = await testService(line.url, desk.token, '0.0.0')
  if (!tested.ok) throw new Error(tested.failure.message)
  const opened = openSession({
    profile: profile.path,
    token: desk.token,
    person: personOf(tested.value.me, tested.value.serviceUrl),
    deskKey: desk.url,
    version: '0.0.0',
    now: Date.now,
    // Tries again soon.
    random: () => 0.02,
    events: noEvents,
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  open = opened.value
  await until('the console to be online', () => isOnline(opened.value))
  return opened.value
}

const isOnline = ({ session }: OpenSession) => session.connection.kind === 'online'
function failureOf({ session }: OpenSession): Failure | null {
  return session.connection.kind === 'offline' ? session.connection.failure : null
}
/** Everything that a page could have left behind. */
function held({ session }: OpenSession): unknown {
  const all = (sql: string) => session.cache.read.all(sql)
  return [
    readFeedPosition(session.cache.read),
    all('SELECT id, pulled_version, doc FROM ticket'),
    all('SELECT id FROM message ORDER BY id'),
    all('SELECT * FROM tally'),
  ]
}
const file = () => desk.api('POST', '/v1/tickets', { body: newTicket() })
const tickets = ({ session }: OpenSession) => session.cache.read.all('SELECT id FROM ticket').length

const asJson = (response: ServerResponse, body: unknown) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body))
const saying =
  (change: (page: ToldChanges) => unknown): Distortion =>
  (page, response) =>
    void asJson(response, change(page))
/** The page with something else in the place of its ticket. */
const withTicket = (other: object, doc: object = {}) =>
  saying((page) => ({
    ...page,
    changes: page.changes.map((one) =>
      one.kind === 'ticket' ? { ...one, doc: { ...one.doc, ...doc }, ...other } : one,
    ),
  }))
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** What is said, and the code of the words that follow; the desk's own page has a group, a ticket and a message. */
const badAnswers: Record<string, { by: Distortion; code: Failure['code'] }> = {
  'goes back within itself': {
    by: saying((page) => ({ ...page, changes: page.changes.toReversed() })),
    code: 'service-nonsense',
  },
  'says every change twice': {
    by: saying((page) => ({ ...page, changes: page.changes.flatMap((one) => [one, one]) })),
    code: 'service-nonsense',
  },
  'sends what was read before': {
    by: saying((page) => ({
      ...page,
      changes: page.changes.map((one, index) => ({ ...one, seq: index + 1 })),
    })),
    code: 'service-nonsense',
  },
  'is a page of a log-in': {
    by: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
    code: 'service-not-a-desk',
  },
  'is half of its JSON': {
    by: saying((page) => JSON.stringify(page).slice(0, -40)),
    code: 'service-not-a-desk',
  },
  'breaks off': {
    by: (page, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000_000 })
      response.write(JSON.stringify(page).slice(0, 100), () => response.destroy())
    },
    code: 'service-nonsense',
  },
  'does not end': {
    by: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        if (!response.destroyed) response.write(' '.repeat(1024 * 1024), more)
      }
      more()
    },
    code: 'service-nonsense',
  },
  'is nested a hundred thousand deep': {
    by: saying(() => nested(100_000)),
    code: 'service-nonsense',
  },
  'hides such a nest in a field that nobody knows': {
    by: saying((page) =>
      JSON.stringify(page).replace('"groupName"', `"added":${nested(100_000)},"groupName"`),
    ),
    code: 'service-nonsense',
  },
  'counts versions beyond all numbers': {
    by: saying((page) => JSON.stringify(page).replaceAll(/"version":\d+/g, '"version":1e999')),
    code: 'service-nonsense',
  },
  'has no version': { by: withTicket({ version: null }), code: 'service-nonsense' },
  'numbers a ticket in words': { by: withTicket({}, { number: '7' }), code: 'service-nonsense' },
  'has control characters in an id': {
    by: withTicket({ id: 'a\u0000b' }, { id: 'a\u0000b' }),
    code: 'service-nonsense',
  },
  'speaks of one thing and sends another': {
    by: withTicket({ id: 'another' }),
    code: 'service-nonsense',
  },
  'has no cursor': { by: saying((page) => ({ ...page, cursor: '' })), code: 'service-nonsense' },
  'has a cursor that fits into no address': {
    by: saying((page) => ({ ...page, cursor: 'c'.repeat(100_000) })),
    code: 'service-nonsense',
  },
  'says that there is more and sends nothing': {
    by: saying((page) => ({ ...page, changes: [], more: true })),
    code: 'service-nonsense',
  },
  'says a kind that would be two': {
    by: saying((page) => ({ ...page, changes: page.changes.map((one) => ({ ...one, kind: 'x,ticket' })) })),
    code: 'service-nonsense',
  },
}

describe('an answer of the desk that', () => {
  for (const [what, { by, code }] of Object.entries(badAnswers))
    it(`${what} leaves nothing behind, is told in words, and is got over`, async () => {
      const console = await startConsole()
      await file()
      await until('the first ticket', () => tickets(console) === 1)
      const before = held(console)
      line.distort(by)
      await file()
      await until('words about the answer', () => failureOf(console) !== null)
      expect(failureOf(console)?.code).toBe(code)
      expect(failureOf(console)?.message).toMatch(/^[A-Z].{20,}\.$/)
      expect(held(console)).toEqual(before)
      line.distort(null)
      console.running.retry()
      await until('the console to be online again', () => isOnline(console) && tickets(console) === 2)
    })

  it('says for ever that there is more, at the same place, is not followed for ever', async () => {
    const console = await startConsole()
    await file()
    await until('the first ticket', () => tickets(console) === 1)
    const { cursor } = readFeedPosition(console.session.cache.read)
    const before = held(console)
    line.distort(
      saying((page) => (page.changes.length === 0 ? page : { ...page, cursor: cursor ?? '', more: true })),
    )
    await file()
    await until('words about the answer', () => failureOf(console) !== null)
    expect(failureOf(console)?.message).toContain('back to where it was')
    expect(held(console)).toEqual(before)
  })

  it('came twice, or late, during a first sync spoils nothing of it', async () => {
    await file()
    await file()
    const pages: ToldChanges[] = []
    // The first page again in the place of the second: as something between the two that keeps answers.
    line.distort((page, response, asked) => {
      pages.push(page)
      const said = asked === 2 ? pages[0] : page
      void asJson(response, { ...said, more: asked === 1 ? true : page.more })
    })
    const console = await startConsole()
    await until('both tickets', () => tickets(console) === 2)
    expect(line.asked()).toBeGreaterThan(2)
  })
})
