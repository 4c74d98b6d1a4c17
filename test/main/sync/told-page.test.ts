import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { ToldPage } from '#main/remote/head-events'
import { openRemote, type Remote } from '#main/remote/remote'
import { readFeedPosition } from '#main/store/feed-position'
import { readTicketVersion } from '#main/store/read-ticket'
import { noteAnsweredRows } from '#main/sync/answered-rows'
import { pull } from '#main/sync/pull'
import type { Session } from '#main/sync/session'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { openConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'

/** A desk, and a console that is level with it on a line that can be bent: `asked` are the questions for changes. */
async function startScene(bend: (remote: Remote) => Partial<Remote> = () => ({})) {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const profile = await makeProfile()
  onTestFinished(() => profile.remove())
  const asked: (string | null)[] = []
  let answered = 0
  const console = await openConsole({
    profile: profile.path,
    serviceUrl: desk.url,
    token: desk.token,
    connect: (...line) => {
      const remote = openRemote(...line)
      const changes: Remote['changes'] = (cursor, limit) => {
        asked.push(cursor)
        return remote.changes(cursor, limit).finally(() => (answered += 1))
      }
      return { ...remote, changes, ...bend(remote) }
    },
  })
  onTestFinished(() => console.close())
  const { session } = console
  await console.online()
  const ticket = await file(desk)
  const holds = ({ id, version }: Ticket) => readTicketVersion(session.cache.read, id) >= version
  await until('the ticket', () => holds(ticket))
  // Every head is heard, and the question that each of them may have led to is answered.
  await until('the console to rest', async () => {
    await nextTurn()
    return session.head === desk.database.head() && answered === asked.length
  })
  async function change(subject: string): Promise<Ticket> {
    const headers = { 'if-match': '*' }
    const reply = await desk.api('PATCH', `/v1/tickets/${ticket.id}`, { headers, body: { subject } })
    return ticketSchema.parse(reply.body)
  }
  return { session, asked, ticket, holds, change }
}

it('asks for nothing where the news brings what changed', async () => {
  const { asked, holds, change } = await startScene()
  const before = asked.length
  for (const subject of ['One', 'Two', 'Three']) {
    const changed = await change(subject)
    await until(subject, () => holds(changed))
  }
  expect(asked).toHaveLength(before)
})

it('asks where the news continues something else than what is here', async () => {
  const { asked, holds, change } = await startScene((remote) => ({
    listen: (on, signal) =>
      remote.listen(
        { ...on, head: (seq, told) => on.head(seq, told && { ...told, after: `${told.after}x` }) },
        signal,
      ),
  }))
  const before = asked.length
  const changed = await change('One')
  await until('the change', () => holds(changed))
  expect(asked.length).toBeGreaterThan(before)
})

it('asks where the feed still owes what was answered: the news may have left the desk before the answer did', async () => {
  let isDeaf = false
  const { asked, session, ticket, holds, change } = await startScene((remote) => ({
    listen: (on, signal) =>
      remote.listen({ ...on, head: (...head) => (isDeaf ? undefined : on.head(...head)) }, signal),
  }))
  isDeaf = true
  const { write } = session.cache
  const owed = { kind: 'message', id: 'm-1', version: 1 } as const
  const note = (isOfFeed: boolean) => write.transaction(() => noteAnsweredRows(write, [owed], isOfFeed))
  const before = asked.length

  const answeredToo = await change('One')
  note(false)
  session.told = await toldPage(session)
  await pull(session)
  expect([holds(answeredToo), asked.length - before]).toEqual([true, 2])

  note(true)
  const changed = await change('Two')
  session.told = await toldPage(session)
  await pull(session)
  expect([holds(changed), asked.length - before]).toEqual([true, 3])
  expect(readTicketVersion(session.cache.read, ticket.id)).toBe(changed.version)
})

/** What the desk would tell now: asked for, which counts. */
async function toldPage({ cache, remote }: Session): Promise<ToldPage> {
  const { cursor } = readFeedPosition(cache.read)
  const page = await remote.changes(cursor, 20)
  if (!page.ok || cursor === null) throw new Error('The desk does not answer.')
  return { after: cursor, page: page.value }
}
