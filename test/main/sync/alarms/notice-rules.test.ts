import { describe, expect, it, onTestFinished } from 'vitest'
import { defaultNoticeRules, type NoticeRules } from '#shared/ipc/notice-rules'
import type { Notice } from '#shared/ipc/notices'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { attend } from '#main/sync/alarms/attend'
import { changeNoticeRules } from '#main/sync/alarms/change-notice-rules'
import { readNoticeList, readOff } from '#main/sync/alarms/notice-list'
import { addMessage } from '#server/store/messages'
import { fileTicket } from '#server/store/tickets'
import { newColleague } from '../../../support/colleague.ts'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { file, newTicket } from '../../../support/filed.ts'
import { acts, openConsole, type OpenConsole } from '../../../support/open-console.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { until } from '../../../support/until.ts'

const levels: NoticeRules['levels'] = {
  question: 'none',
  'work-request': 'mine',
  'urgent-work-request': 'all',
  'impaired-function': 'all',
  'mission-critical': 'all',
}
const rules: NoticeRules = { ...defaultNoticeRules, levels }
const allDay = { from: '00:00', to: '00:00' }
const quiet: NoticeRules = {
  ...rules,
  quiet: { isOn: true, days: Array.from({ length: 7 }, () => allDay) },
}

interface Heard {
  console: OpenConsole
  heard: Notice[]
  unread: () => number | undefined
  titles: () => string[]
}

async function scene() {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  const colleague = await newColleague(desk, 'Imre Balogh')
  return {
    desk,
    colleague,
    /** A console of its own at the desk; the administrator's unless another token is given. */
    async open(noticeRules = rules, token = desk.token, profile?: string): Promise<Heard> {
      const heard: Notice[] = []
      let unread: number | undefined
      const opened = await openConsole({
        profile: profile ?? (await temporaryFolder()),
        serviceUrl: desk.url,
        token,
        noticeRules,
        events: {
          notices: (notices) => void heard.push(...notices),
          unread: (count) => (unread = count.unread),
        },
      })
      let isOpen = true
      const close = async () => {
        if (isOpen) await opened.close()
        isOpen = false
      }
      onTestFinished(close)
      await opened.online()
      return {
        console: { ...opened, close },
        heard,
        unread: () => unread,
        titles: () => heard.map(({ title }) => title.replace(/#\d+/, '#')),
      }
    },
  }
}

const customer = { kind: 'customer', staffId: null, name: 'Grace Hopper' } as const

async function byForm(
  { database }: Desk,
  fields: Partial<Parameters<typeof newTicket>[0]> = {},
): Promise<Ticket> {
  const filed = await database.write((tx) =>
    fileTicket(tx, { ...newTicket(fields), source: 'form', author: customer, now: new Date() }),
  )
  return filed.ticket
}

async function customerWrites({ database }: Desk, ticket: Ticket): Promise<void> {
  await database.write((tx) =>
    addMessage(tx, ticket.id, { kind: 'customer', body: 'Any news?', author: customer, now: new Date() }),
  )
}

async function change(desk: Desk, ticket: Ticket, set: object, token = desk.token): Promise<Ticket> {
  const now = ticketSchema.parse((await desk.api('GET', `/v1/tickets/${ticket.id}`)).body)
  const reply = await desk.api('PATCH', `/v1/tickets/${ticket.id}`, {
    token,
    body: set,
    headers: { 'if-match': `"${now.version}"` },
  })
  return ticketSchema.parse(reply.body)
}

/** What comes after it was all told, and nothing beside. */
async function tellsNothingElse(desk: Desk, { heard }: Heard, expected: number): Promise<void> {
  await byForm(desk, { urgency: 'urgent-work-request', subject: 'The last of all' })
  await until('the last of all', () => heard.some(({ body }) => body.includes('The last of all')))
  expect(heard).toHaveLength(expected + 1)
}

describe('by the rules of its person, a console', () => {
  it('tells of new tickets and of customers’ messages by their urgency', async () => {
    const { desk, open } = await scene()
    const one = await open()
    await byForm(desk, { urgency: 'question' })
    const urgent = await byForm(desk, { urgency: 'urgent-work-request', subject: 'Cannot go on' })
    await until('the urgent one', () => one.heard.length === 1)
    expect(one.titles()).toEqual(['New: urgent work request: #'])
    expect(one.heard[0]).toMatchObject({ ticketId: urgent.id, body: 'Acme Ltd: Cannot go on' })
    await customerWrites(desk, urgent)
    await until('the message', () => one.heard.length === 2)
    expect(one.titles()[1]).toBe('The customer wrote: #')
    await tellsNothingElse(desk, one, 2)
  })

  it('tells of messages on what is its person’s, and of what a colleague assigns to them', async () => {
    const { desk, colleague, open } = await scene()
    const ticket = await byForm(desk, { urgency: 'work-request' })
    const theirs = await open(rules, colleague.token)
    const mine = await open()
    await change(desk, ticket, { assigneeId: colleague.staff.id })
    await until('the assignment', () => theirs.heard.length === 1)
    expect(theirs.titles()).toEqual(['Assigned to you: #'])
    await customerWrites(desk, ticket)
    await until('the message', () => theirs.heard.length === 2)
    await tellsNothingElse(desk, theirs, 2)
    await until('the last of all', () => mine.heard.length > 0)
    expect(mine.titles()).toEqual(['New: urgent work request: #'])
  })

  it('says nothing of what its person did, here or at another console', async () => {
    const { desk, colleague, open } = await scene()
    const ticket = await byForm(desk, { urgency: 'urgent-work-request' })
    const one = await open(rules, colleague.token)
    await one.console.pulled(ticket.id, 1)
    one.console.perform(acts.change(ticket.id, { assigneeId: colleague.staff.id }))
    await one.console.pulled(ticket.id, 2)
    const elsewhere = await byForm(desk, { urgency: 'question' })
    await change(desk, elsewhere, { assigneeId: colleague.staff.id }, colleague.token)
    await one.console.pulled(elsewhere.id, 2)
    await file(desk, { urgency: 'urgent-work-request' }, { token: colleague.token })
    await tellsNothingElse(desk, one, 0)
    expect(one.titles()).toEqual(['New: urgent work request: #'])
  })

  it('says nothing of a ticket that a window with the keyboard shows, and marks it as read', async () => {
    const { desk, open } = await scene()
    const one = await open()
    const ticket = await byForm(desk, { urgency: 'urgent-work-request' })
    await until('the ticket', () => one.unread() === 1)
    attend(one.console.session, 'window', ticket.id)
    expect(one.unread()).toBe(0)
    await customerWrites(desk, ticket)
    await tellsNothingElse(desk, one, 1)
    attend(one.console.session, 'window', null)
    await customerWrites(desk, ticket)
    await until('the message', () => one.heard.some(({ about }) => about === 'message'))
  })

  it('is silent about a muted group, and hears all of a watched one', async () => {
    const { desk, open } = await scene()
    const ticket = await byForm(desk, { urgency: 'question' })
    const group = { id: ticket.groupId, name: ticket.groupName }
    const watching = await open({ ...rules, watched: [group] })
    const muting = await open({ ...rules, muted: [group] })
    await byForm(desk, { urgency: 'question' })
    await byForm(desk, { urgency: 'mission-critical' })
    await byForm(desk, { urgency: 'urgent-work-request', groupName: 'Other Ltd' })
    await until('all three', () => watching.heard.length === 3)
    await until('one', () => muting.heard.length > 0)
    expect(muting.heard.map(({ body }) => body)).toEqual(['Other Ltd: Mail is slow'])
  })

  it('tells five hundred at once as one, and keeps one entry of them', async () => {
    const { desk, open } = await scene()
    const profile = await temporaryFolder()
    const first = await open(rules, desk.token, profile)
    await first.console.close()
    for (let count = 0; count < 500; count += 1) await byForm(desk, { urgency: 'urgent-work-request' })
    const second = await open(rules, desk.token, profile)
    await until('the summary', () => second.heard.length > 0)
    expect(second.heard).toMatchObject([{ title: '500 new tickets', count: 500, ticketId: null }])
    expect(second.unread()).toBe(1)
  })

  it('tells nothing twice after a start, nor after everything was pulled anew', async () => {
    const { desk, open } = await scene()
    const profile = await temporaryFolder()
    const first = await open(rules, desk.token, profile)
    await byForm(desk, { urgency: 'urgent-work-request', subject: 'Before' })
    await until('the first', () => first.heard.length === 1)
    await first.console.close()
    const second = await open(rules, desk.token, profile)
    expect(second.heard).toEqual([])
    await until('its unread count', () => second.unread() === 1)
    const { cache } = second.console.session
    cache.write.run("UPDATE fact SET value = 'gone' WHERE name = 'feed-id'")
    second.console.running.retry()
    await until('another cache', () => second.console.session.cache !== cache)
    await byForm(desk, { urgency: 'urgent-work-request', subject: 'After' })
    await until('what came after', () => second.heard.length > 0)
    expect(second.heard.map(({ body }) => body)).toEqual(['Acme Ltd: After'])
    expect(readNoticeList(second.console.session).notices.map(({ body }) => body)).toEqual([
      'Acme Ltd: After',
      'Acme Ltd: Before',
    ])
  })

  it('tells at a start what came while it was off, whether or not it knows how far it had looked', async () => {
    const { desk, open } = await scene()
    const profile = await temporaryFolder()
    const forget = ({ session }: OpenConsole) =>
      session.cache.write.run("DELETE FROM fact WHERE name = 'told-mark'")
    for (const [turn, isForgotten] of [false, true].entries()) {
      const first = await open(rules, desk.token, profile)
      await byForm(desk, { urgency: 'urgent-work-request', subject: `Before ${turn}` })
      await until('the first', () => first.heard.length === 1)
      const forgotten = isForgotten ? forget(first.console) : 0
      expect(forgotten).toBe(Number(isForgotten))
      await first.console.close()
      await byForm(desk, { urgency: 'urgent-work-request', subject: `Meanwhile ${turn}` })
      const second = await open(rules, desk.token, profile)
      await until('what came meanwhile', () => second.heard.length > 0)
      expect(second.heard.map(({ body }) => body)).toEqual([`Acme Ltd: Meanwhile ${turn}`])
      await second.console.close()
    }
  })

  it('holds in quiet hours what comes, and sums up what is unread at their end', async () => {
    const { desk, open } = await scene()
    const one = await open(quiet)
    for (const subject of ['First', 'Second', 'Third'])
      await byForm(desk, { urgency: 'urgent-work-request', subject })
    await until('three in the list', () => one.unread() === 3)
    expect(one.heard).toEqual([])
    const { session } = one.console
    expect(readNoticeList(session).quietUntil).not.toBeNull()
    const [newest] = readNoticeList(session).notices
    readOff(session, newest === undefined ? [] : [newest.key])
    changeNoticeRules(session, rules)
    expect(one.heard).toMatchObject([
      { about: 'summary', title: 'While it was quiet: 2 new tickets', ticketId: null },
    ])
    changeNoticeRules(session, quiet)
    changeNoticeRules(session, rules)
    expect(one.heard).toHaveLength(1)
    readOff(session, null)
    expect([one.unread(), readNoticeList(session).notices.every(({ isRead }) => isRead)]).toEqual([0, true])
  })
})
