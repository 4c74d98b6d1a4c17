import { describe, expect, it, onTestFinished } from 'vitest'
import type { Notice } from '#shared/ipc/notices'
import type { AlarmsView } from '#shared/ipc/alarm-views'
import { noServiceLevel } from '#shared/protocol/service-levels'
import { pageSchema, type Page } from '#shared/protocol/page'
import { responderSchema } from '#shared/protocol/responder'
import { notePager, watchPaging } from '#main/sync/alarms/watch-paging'
import { changeCache } from '#main/store/cache-change'
import { putPage } from '#main/store/put-page'
import { putResponder } from '#main/store/put-responder'
import { fileTicket } from '#server/store/tickets'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { file, newTicket } from '../../../support/filed.ts'
import { openConsole } from '../../../support/open-console.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { until } from '../../../support/until.ts'

async function scene() {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const profile = await temporaryFolder()
  const heard: Notice[] = []
  const alarms: AlarmsView[] = []
  let now = Date.now()
  return {
    desk,
    heard,
    last: () => alarms.at(-1),
    pass: (ms: number) => (now += ms),
    critical: () => file(desk, { urgency: 'mission-critical', groupName: 'Acme Ltd' }),
    async open() {
      const opened = await openConsole({
        profile,
        serviceUrl: desk.url,
        token: desk.token,
        now: () => now,
        events: {
          notices: (notices) => void heard.push(...notices),
          alarms: (view) => void alarms.push(view),
        },
      })
      let isOpen = true
      const close = async () => {
        if (isOpen) await opened.close()
        isOpen = false
      }
      onTestFinished(close)
      await opened.online()
      return { ...opened, close }
    },
  }
}

/** As a customer does: what one files oneself is no news. */
async function byForm({ database }: Desk): Promise<void> {
  const wanted = newTicket({ urgency: 'mission-critical', subject: 'Mail is down' })
  const author = { kind: 'customer', staffId: null, name: 'Grace Hopper' } as const
  await database.write((tx) => fileTicket(tx, { ...wanted, source: 'form', author, now: new Date() }))
}

const unheld = (more: Partial<Page>): Page =>
  pageSchema.parse({
    id: 'page-1',
    kind: 'manual',
    ticketId: null,
    groupId: null,
    outageId: null,
    text: 'The cellar is under water',
    state: 'notified',
    ticketIds: [],
    entryIds: [],
    beganAt: '2026-11-29T14:00:00.000Z',
    acknowledgedAt: null,
    version: 1,
    ...more,
  })

describe('notices of a console at a real desk', () => {
  it('are none of what a first sync brings, and one of what comes after, also over a restart', async () => {
    const { desk, heard, open } = await scene()
    await byForm(desk)
    const first = await open()
    await byForm(desk)
    await until('a notice', () => heard.length === 1)
    expect(heard[0]?.title).toMatch(/^(Mission critical|Nobody has this page yet): #\d+$/)
    expect(heard[0]?.body).toContain('Mail is down')
    await first.close()
    const second = await open()
    expect(heard).toHaveLength(1)
    await second.close()
    await byForm(desk)
    await open()
    await until('what came meanwhile', () => heard.length === 2)
  })

  it('are none of what this person files', async () => {
    const { desk, heard, open, critical } = await scene()
    const { pulled } = await open()
    const ticket = await critical()
    await pulled(ticket.id, 1)
    await byForm(desk)
    await until('a notice', () => heard.length > 0)
    expect(heard.some(({ ticketId }) => ticketId === ticket.id)).toBe(false)
  })

  it('say of a page to this person that it is one', async () => {
    const { heard, open } = await scene()
    const { session } = await open()
    const me = responderSchema.parse({
      id: 'responder-1',
      name: 'Administrator',
      role: 'support',
      staffId: session.person.id,
      phone: '',
      active: true,
      methods: [],
      version: 1,
    })
    changeCache(session.cache, (change) => {
      putResponder(change, me)
      putPage(change, unheld({ responderIds: [me.id] }))
    })
    session.notices.looked = null
    watchPaging(session)
    expect(heard).toMatchObject([
      { kind: 'to-me', title: 'You are paged', body: 'The cellar is under water' },
    ])
    watchPaging(session)
    expect(heard).toHaveLength(1)
  })
})

describe('alarms of a console', () => {
  it('tell of pages that reach nobody, and how many nobody has, without trials', async () => {
    const { open, last } = await scene()
    const { session } = await open()
    changeCache(session.cache, (change) => {
      putPage(change, unheld({ trouble: 'Nobody is on duty.' }))
      putPage(change, unheld({ id: pageSchema.shape.id.parse('page-2') }))
      putPage(change, pageSchema.parse({ ...unheld({}), id: 'page-3', kind: 'drill', methodId: 'method-1' }))
    })
    watchPaging(session)
    expect(last()).toMatchObject({
      unheld: 2,
      troubled: [{ pageId: 'page-1', trouble: 'Nobody is on duty.' }],
    })
    changeCache(session.cache, (change) => putPage(change, unheld({ state: 'acknowledged', version: 2 })))
    watchPaging(session)
    expect(last()).toMatchObject({ unheld: 1, troubled: [] })
  })

  it('tell that the pager is dead while the desk can be heard, and take it back', async () => {
    const { desk, open, last } = await scene()
    const { session, running } = await open()
    const heartbeatAt = '2026-11-29T14:00:00.000Z'
    notePager(session, { heartbeatAt, ageMs: 130_000 })
    watchPaging(session)
    expect(last()?.pagerSilent).toEqual({ since: Date.parse(heartbeatAt) })
    notePager(session, { heartbeatAt, ageMs: 1000 })
    watchPaging(session)
    expect(last()?.pagerSilent).toBeNull()
    notePager(session, { heartbeatAt, ageMs: 130_000 })
    await desk.app.close()
    running.retry()
    await until('offline', () => session.connection.kind === 'offline')
    expect(last()?.pagerSilent).toBeNull()
  })
})

it('warns whose ticket it is before what was promised is late, as time passes and nothing else happens', async () => {
  const { desk, heard, open, pass } = await scene()
  const level = { hours: null, firstAnswer: noServiceLevel.firstAnswer, solution: { ...noServiceLevel.solution, question: 600 } } // prettier-ignore
  const settings = { serviceLevels: { standard: level, warnPercent: 25 } }
  await desk.api('PATCH', '/v1/settings', { body: settings, headers: { 'if-match': '*' } })
  const { session, pulled } = await open()
  const ticket = await file(desk, { urgency: 'question', subject: 'A second line' })
  const body = { assigneeId: session.person.id }
  await desk.api('PATCH', `/v1/tickets/${ticket.id}`, { body, headers: { 'if-match': '*' } })
  await pulled(ticket.id, 2)
  watchPaging(session)
  heard.splice(0)
  const minutes = 60_000
  pass(440 * minutes)
  watchPaging(session)
  expect(heard).toEqual([])
  pass(20 * minutes)
  watchPaging(session)
  expect(heard).toMatchObject([{ about: 'due', title: `Due soon: #${ticket.number}`, ticketId: ticket.id }])
  pass(200 * minutes)
  watchPaging(session)
  expect(heard).toHaveLength(1)
})
