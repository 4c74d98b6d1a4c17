import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { backupDatabase } from '#server/maintenance/backup'
import { restoreDatabase } from '#server/maintenance/restore'
import { databaseFile } from '#server/store/database'
import { addPart, beginFile, finishFile } from '#main/sync/files/add-file'
import { actSchema } from '#shared/ipc/act'
import type { Result } from '#shared/ipc/result'
import { groupIdSchema } from '#shared/protocol/common'
import { createdStaffSchema } from '#shared/protocol/staff'
import { ticketSchema } from '#shared/protocol/ticket'
import { makeProfile } from '../../support/core-console.ts'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { acts, openConsole, type OpenConsole } from '../../support/open-console.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { startCrookedLine } from '../ipc/crooked-line.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A real service that can be put back to a backup, on a line that finds it again, and consoles at it. */
async function startScene() {
  const dataDir = await mkdtemp(join(tmpdir(), 'restored-desk-'))
  closing.push(() => rm(dataDir, { recursive: true }))
  const backup = join(dataDir, 'monday.backup')
  let service = await serviceOn(dataDir)
  const line = await startCrookedLine(service.url)
  closing.push(() => line.close())
  const api = (method: string, path: string, body?: unknown, token = service.token) =>
    callApi(service.url, token, method, path, { body, headers: { 'if-match': '*' } })
  return {
    api,
    async console(token: string): Promise<OpenConsole> {
      const profile = await makeProfile()
      closing.push(() => profile.remove())
      const { path } = profile
      const opened = await openConsole({
        profile: path,
        serviceUrl: line.url,
        token,
        deskUrl: service.url,
      })
      closing.push(() => opened.close())
      await opened.online()
      return opened
    },
    adminToken: service.token,
    backUp: () => backupDatabase(databaseFile(dataDir), backup),
    /** Puts the desk back to the backup, or in the place of it an empty one: another desk. */
    async restore(asNew = false): Promise<void> {
      await service.stop()
      if (asNew)
        for (const end of ['', '-wal', '-shm']) await rm(databaseFile(dataDir) + end, { force: true })
      else await restoreDatabase(backup, databaseFile(dataDir), new Date())
      service = await serviceOn(dataDir)
      line.mend(service.url)
    },
    count: async (text: string) => {
      const feed = await api('GET', '/v1/changes?limit=5000')
      return feed.text.split(text).length - 1
    },
  }
}

async function serviceOn(dataDir: string): Promise<ServiceProcess> {
  const service = await startService({ env: { DATA_DIR: dataDir } })
  closing.push(() => service.clean())
  return service
}

const value = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
const allSent = (agent: OpenConsole) =>
  until('everything to be sent', () => agent.outbox().every((entry) => entry.state.kind === 'sent'), 20_000)
const allSettled = (agent: OpenConsole) =>
  until('the feed to have shown everything', () => {
    const open = agent.session.work.get('SELECT count(*) AS n FROM act WHERE settled = 0')
    return open?.['n'] === 0
  })
const caughtUpAgain = async (agent: OpenConsole, text: string) => {
  agent.running.retry()
  await until(
    `“${text}”`,
    () => agent.outbox().some(({ title, state }) => title.includes(text) && state.kind === 'needs-you'),
    20_000,
  )
}

describe('a desk that was restored from an older backup', () => {
  it('is sent again what it forgot, once and in order, and is asked before it would wake anybody', async () => {
    const desk = await startScene()
    const eveBody = { name: 'Eve Stone', email: 'eve@desk.example', role: 'agent' }
    const eveToken = createdStaffSchema.parse((await desk.api('POST', '/v1/staff', eveBody)).body).token ?? ''
    const ticket = ticketSchema.parse((await desk.api('POST', '/v1/tickets', newTicket())).body)
    const ada = await desk.console(desk.adminToken)
    const eve = await desk.console(eveToken)
    await ada.pulled(ticket.id, 1)
    await eve.pulled(ticket.id, 1)
    // Remembered, and overruled since: the new cache does not show it, and it must not come back.
    ada.perform(acts.change(ticket.id, { status: 'pending' }))
    ada.perform(acts.note(ticket.id, 'Before the backup'))
    await allSent(ada)
    await eve.pulled(ticket.id, 3)
    eve.perform(acts.change(ticket.id, { status: 'open' }))
    await allSent(eve)
    await desk.backUp()

    const groupId = groupIdSchema.parse('group-of-ada')
    ada.perform({ kind: 'create-group', groupId, name: 'Harbour Books', plan: null })
    const filed = acts.file(newTicket({ groupName: 'Harbour Books', subject: 'Filed after the backup' }))
    const filedId = filed.kind === 'file-ticket' ? filed.ticketId : ''
    ada.perform(filed)
    ada.perform(acts.note(filedId, 'Note after the backup'))
    ada.perform(acts.change(ticket.id, { subject: 'Subject after the backup' }))
    ada.perform(acts.reply(ticket.id, 'Reply after the backup', ada.view(ticket.id).seenThrough))
    await allSent(ada)
    await until('the subject', () => eve.view(ticket.id).ticket.subject === 'Subject after the backup')
    eve.perform(acts.note(ticket.id, 'Eve after the backup'))
    await allSent(eve)
    const raise = ada.perform(acts.change(ticket.id, { urgency: 'mission-critical' }))
    const critical = newTicket({ urgency: 'mission-critical', subject: 'Critical after the backup' })
    const fileCritical = ada.perform(acts.file(critical))
    await allSent(ada)
    for (const agent of [ada, eve]) await allSettled(agent)

    await desk.restore()
    for (const agent of [ada, eve]) agent.running.retry()
    await until('the author to be asked', () =>
      [raise, fileCritical].every((id) => ada.entry(id).state.kind === 'needs-you'),
    )
    for (const id of [raise, fileCritical])
      expect(ada.entry(id).state).toMatchObject({ failure: { code: 'act-forgotten' } })
    await until('the rest to be sent', () =>
      ada.outbox().every(({ id, state }) => state.kind === 'sent' || id === raise || id === fileCritical),
    )
    await allSent(eve)
    const texts = [
      'Note after the backup',
      'Reply after the backup',
      'Eve after the backup',
      'Before the backup',
    ]
    for (const text of texts) expect([text, await desk.count(text)]).toEqual([text, 1])
    expect(await desk.count('"effective":"mission-critical"')).toBe(0)
    expect(ticketSchema.parse((await desk.api('GET', `/v1/tickets/${ticket.id}`)).body)).toMatchObject({
      status: 'open',
      subject: 'Subject after the backup',
    })
    expect((await desk.api('GET', `/v1/groups/${groupId}`)).body).toMatchObject({ confirmed: true })
    const again = (await desk.api('GET', `/v1/tickets/${filedId}`)).text
    expect(again).toContain('Filed after the backup')
    expect(again).toContain(groupId)

    for (const id of [raise, fileCritical]) ada.decide(id, { kind: 'retry' })
    await allSent(ada)
    await until('both consoles to hold what the desk holds', async () => {
      const now = ticketSchema.parse((await desk.api('GET', `/v1/tickets/${ticket.id}`)).body)
      const shown = [ada, eve].map((agent) => agent.view(ticket.id))
      return (
        shown.every((view) => view.ticket.version === now.version && view.pending.length === 0) &&
        shown[0]?.messages.length === shown[1]?.messages.length
      )
    })
    expect(await desk.count('"Critical after the backup"')).toBe(1)
    expect(await desk.count('"effective":"mission-critical"')).toBe(2)
  }, 90_000)

  it('ends where its author left off, also in what was done and taken back since the backup', async () => {
    const desk = await startScene()
    const filed = async (subject: string) =>
      ticketSchema.parse((await desk.api('POST', '/v1/tickets', newTicket({ subject }))).body)
    const stands = async (id: string) => ticketSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
    const [ticket, other] = [await filed('Done and undone'), await filed('The other one')]
    const ada = await desk.console(desk.adminToken)
    for (const { id } of [ticket, other]) await ada.pulled(id, 1)
    await desk.backUp()

    const [viewId, cannedReplyId] = [randomUUID(), randomUUID()]
    const [ticketId, otherId] = [ticket.id, other.id]
    const reply = { title: 'Restart', body: 'Please restart it.', shortcut: null }
    const view = {
      shared: false, name: 'Mail trouble', letter: null, place: 1, sort: 'updated', direction: 'descending',
      columns: ['number', 'subject'], grouping: 'none',
      filter: { urgencies: [], statuses: [], assignee: null, groupId: null, text: 'mail' },
    } // prettier-ignore
    const steps = [
      acts.reply(ticketId, 'It opens the ticket', null),
      acts.change(ticketId, { status: 'pending' }),
      acts.change(ticketId, { status: 'open' }),
      { kind: 'link-ticket', ticketId, otherId, relation: 'related' },
      { kind: 'link-ticket', ticketId: otherId, otherId: ticketId, relation: null },
      { kind: 'merge-ticket', ticketId, into: otherId },
      { kind: 'unmerge-ticket', ticketId, from: otherId },
      { kind: 'put-view', viewId, view },
      { kind: 'delete-view', viewId },
      { kind: 'put-canned-reply', cannedReplyId, reply },
      { kind: 'delete-canned-reply', cannedReplyId },
      acts.note(otherId, 'The last of it'),
    ]
    for (const step of steps) {
      ada.perform(actSchema.parse(step))
      await allSent(ada)
      await allSettled(ada)
      for (const id of [ticketId, otherId]) await ada.pulled(id, (await stands(id)).version)
    }

    await desk.restore()
    ada.running.retry()
    await until('the last of it', async () => (await desk.count('"The last of it"')) === 1, 20_000)
    await allSent(ada)
    await allSettled(ada)
    expect(await stands(ticketId)).toMatchObject({ status: 'open', mergedInto: null, links: [] })
    expect((await desk.api('GET', '/v1/views')).text).not.toContain(viewId)
    expect((await desk.api('GET', '/v1/canned-replies')).text).not.toContain(cannedReplyId)
  }, 90_000)

  it('is sent the files of what it forgot again, too', async () => {
    const desk = await startScene()
    const ticket = ticketSchema.parse((await desk.api('POST', '/v1/tickets', newTicket())).body)
    const ada = await desk.console(desk.adminToken)
    await ada.pulled(ticket.id, 1)
    await desk.backUp()

    const bytes = Buffer.from('The plan')
    const { id } = value(
      beginFile(ada.session, { ticketId: ticket.id, name: 'plan.txt', size: bytes.length }),
    )
    value(addPart(ada.session, id, 0, bytes))
    const { name, type, size } = value(finishFile(ada.session, id))
    ada.perform(
      actSchema.parse({ ...acts.note(ticket.id, 'See the plan'), attachments: [{ id, name, type, size }] }),
    )
    await allSent(ada)
    await allSettled(ada)
    await desk.restore()
    ada.running.retry()
    await until('the note', async () => (await desk.count('"See the plan"')) === 1, 20_000)
    await allSent(ada)
    const { text } = await desk.api('GET', `/v1/attachments/${id}`)
    expect(text).toBe('The plan')
  }, 90_000)

  it('is sent again what it forgot although the console was killed right after it had pulled everything anew', async () => {
    const desk = await startScene()
    await desk.backUp()
    const ada = await desk.console(desk.adminToken)
    ada.perform(acts.file(newTicket({ subject: 'Filed after the backup' })))
    await allSent(ada)
    await allSettled(ada)
    const [entry] = ada.outbox()
    await desk.restore()
    // As a kill leaves it between the new cache and the look at what it does not show.
    ada.session.work.execute(
      `CREATE TRIGGER killed BEFORE UPDATE OF doubt ON act BEGIN SELECT RAISE(ABORT, 'killed'); END`,
    )
    ada.running.retry()
    await until('the new cache', () => ada.session.connection.kind === 'offline')
    expect(await desk.count('Filed after the backup')).toBe(0)
    ada.session.work.execute('DROP TRIGGER killed')
    ada.running.retry()
    await until('it to be there again', async () => (await desk.count('"Filed after the backup"')) === 1)
    await allSent(ada)
    expect(ada.outbox().map(({ id }) => id)).toEqual([entry?.id])
  }, 90_000)

  it('is sent nothing again where it is another desk; what was not sent yet stays', async () => {
    const desk = await startScene()
    const ada = await desk.console(desk.adminToken)
    const filed = acts.file(newTicket({ subject: 'Sent to the former desk' }))
    ada.perform(filed)
    await allSent(ada)
    await allSettled(ada)
    ada.session.locked = { code: 'unauthenticated', message: 'Nothing leaves for now.' }
    const unsent = ada.perform(acts.note(filed.kind === 'file-ticket' ? filed.ticketId : '', 'Not sent yet'))
    await desk.restore(true)
    ada.session.locked = null
    await caughtUpAgain(ada, 'Note')
    expect(ada.entry(unsent).state).toMatchObject({ kind: 'needs-you', failure: { code: 'not-found' } })
    expect(await desk.count('Sent to the former desk')).toBe(0)
  }, 90_000)
})
