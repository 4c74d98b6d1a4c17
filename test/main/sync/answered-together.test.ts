import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openRemote } from '#main/remote/remote'
import { readOutbox } from '#main/store/acts'
import { openSession, type OpenSession } from '#main/sync/open-session'
import { performAct } from '#main/sync/perform-act'
import { personOf, testService } from '#main/sync/sign-in'
import { messageIdSchema, type TicketId } from '#shared/protocol/common'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { noEvents } from '../../support/no-events.ts'
import { until } from '../../support/until.ts'

interface Online extends OpenSession {
  readonly desk: Desk
  readonly ticketIds: readonly TicketId[]
  /** The tickets named by each event since `heard` was emptied. */
  readonly heard: TicketId[][]
  /** How many acts are answered by the desk, and not yet heard of here. */
  held(): number
  /** Lets all of them arrive at the same moment. */
  release(): void
}

/** A console with four notes on four tickets, whose answers are held back on the line. */
async function sendFour(): Promise<Online> {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const profile = await makeProfile()
  onTestFinished(() => profile.remove())
  const ticketIds: TicketId[] = []
  for (let n = 0; n < 4; n += 1) ticketIds.push((await file(desk)).id)
  const tested = await testService(desk.url, desk.token, '0.0.0')
  if (!tested.ok) throw new Error(tested.failure.message)
  const heard: TicketId[][] = []
  const waiting: (() => void)[] = []
  const opened = openSession({
    profile: profile.path,
    token: desk.token,
    person: personOf(tested.value.me, tested.value.serviceUrl),
    deskKey: desk.url,
    version: '0.0.0',
    now: Date.now,
    random: () => 0.05,
    events: {
      ...noEvents,
      changed: ({ topics, ticketIds: named }) => {
        if (topics.includes('outbox') && topics.includes('tickets')) heard.push(named ?? [])
      },
    },
    connect(url, token, version) {
      const remote = openRemote(url, token, version)
      return {
        ...remote,
        async send(sending) {
          const answer = await remote.send(sending)
          await new Promise<void>((resolve) => waiting.push(resolve))
          return answer
        },
      }
    },
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  onTestFinished(() => opened.value.close())
  const { session, running } = opened.value
  await until('the console to be online', () => session.connection.kind === 'online')
  for (const ticketId of ticketIds) {
    const messageId = messageIdSchema.parse(randomUUID())
    performAct(session, { kind: 'note', ticketId, messageId, body: 'It hums.' })
  }
  running.push()
  await until('the desk to answer', () => waiting.length === 4)
  heard.length = 0
  return {
    ...opened.value,
    desk,
    ticketIds,
    heard,
    held: () => waiting.length,
    release: () => waiting.splice(0).forEach((arrive) => arrive()),
  }
}

const states = ({ session }: OpenSession) => readOutbox(session.work, 10).map(({ state }) => state.kind)

describe('answers that arrive together', () => {
  it('are kept in one commit, and told to the screens once', async () => {
    const online = await sendFour()
    online.release()
    await until('the acts to be sent', () => states(online).every((state) => state === 'sent'))
    expect(online.heard.map((named) => named.toSorted())).toEqual([online.ticketIds.toSorted()])
    expect(readOutbox(online.session.work, 10).every(({ settled }) => settled)).toBe(true)
  })

  it('leave each act to be sent again, and to take effect once, where the disk refuses that commit', async () => {
    const online = await sendFour()
    const { work } = online.session
    work.get('PRAGMA query_only = 1')
    online.release()
    await until('the disk to refuse', () => online.session.unkept.size === 4)
    expect(states(online)).toEqual(['sending', 'sending', 'sending', 'sending'])
    work.get('PRAGMA query_only = 0')
    online.running.retry()
    await until('the acts to be sent again', () => online.held() === 4)
    online.release()
    await until('the acts to be sent', () => states(online).every((state) => state === 'sent'))
    for (const id of online.ticketIds) {
      const { text } = await online.desk.api('GET', `/v1/tickets/${id}`)
      expect(text.split('It hums.').length - 1).toBe(1)
    }
  })
})
