import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { openSession } from '#main/sync/open-session'
import { realTimers } from '#main/sync/timers'
import { makeProfile } from '../../support/core-console.ts'
import { noEvents } from '../../support/no-events.ts'
import { personAt } from '../../support/session-parts.ts'
import { until } from '../../support/until.ts'

const closing: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

it('waits longer and longer for news where something ends every line for it as soon as it is open', async () => {
  const person = personAt('http://127.0.0.1:9')
  const device = { id: 'device', name: 'device' }
  const about = { serviceVersion: '0', protocol: 1, feedId: 'f', serverTime: new Date(0).toISOString() }
  const me = { ...person, device, ...about }
  const page = { feedId: 'f', changes: [], cursor: 'c', more: false }
  let lines = 0
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/events')) {
      lines += 1
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('event: head\ndata: {"seq":0}\n\n')
    } else {
      const body = JSON.stringify(request.url === '/v1/me' ? me : page)
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const profile = await makeProfile()
  closing.push(() => profile.remove())
  const waits: number[] = []
  const opened = openSession({
    profile: profile.path,
    token: 'token',
    person: { ...person, serviceUrl: `http://127.0.0.1:${address.port}` },
    deskKey: 'desk',
    version: '0.0.0',
    now: Date.now,
    random: () => 0.5,
    events: noEvents,
    // A thousand times as fast: what counts is what was asked for.
    timers: {
      ...realTimers,
      after(ms, run) {
        waits.push(ms)
        return realTimers.after(ms === 20_000 ? ms : ms / 1000, run)
      },
    },
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  closing.push(() => opened.value.close())
  await until('several lines', () => lines >= 6)
  const backoffs = [500, 1000, 2000, 4000, 8000]
  expect(waits.filter((ms) => backoffs.includes(ms)).slice(0, 5)).toEqual(backoffs)
})
