import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readQueueWindow } from '#main/store/queue-window'
import { readProvider } from '#main/sync/thresholds'
import { actSchema, type Act } from '#shared/ipc/act'
import { defaultQueueView } from '#shared/ipc/queue-view'
import type { QueueRow } from '#shared/ipc/views'
import { noServiceLevel, type ServiceLevel } from '#shared/protocol/service-levels'
import { settingsReplySchema } from '#shared/protocol/settings'
import type { Ticket } from '#shared/protocol/ticket'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, openConsole, type OpenConsole } from '../../support/open-console.ts'
import { startProxy, type Proxy } from '../../support/proxy.ts'
import { until } from '../../support/until.ts'

const minutes = 60_000
const quick: ServiceLevel = {
  hours: null,
  firstAnswer: { ...noServiceLevel.firstAnswer, 'work-request': 60 },
  solution: { ...noServiceLevel.solution, 'work-request': 600 },
}
const change = (set: object): Act => actSchema.parse({ kind: 'change-service-levels', set })

let desk: Desk
let line: Proxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let admin: OpenConsole
let ticket: Ticket

const open = () =>
  openConsole({ profile: profile.path, serviceUrl: line.url, deskUrl: desk.url, deskKey: 'desk', token: desk.token }) // prettier-ignore

beforeEach(async () => {
  desk = await startDesk()
  ticket = await file(desk, { urgency: 'work-request' })
  line = await startProxy(desk.url)
  profile = await makeProfile()
  admin = await open()
  await admin.online()
  await admin.pulled(ticket.id, 1)
})
afterEach(async () => {
  await admin.close()
  await line.close()
  await desk.close()
  await profile.remove()
})

const row = (): QueueRow | undefined => {
  const view = { ...defaultQueueView, sort: 'due' as const, direction: 'ascending' as const }
  const read = readQueueWindow(admin.session.cache.read, view, { kind: 'start' }, 5)
  return read.ok ? read.value.rows[0] : undefined
}
const filedAt = () => Date.parse(ticket.createdAt)
const settings = async () => settingsReplySchema.parse((await desk.api('GET', '/v1/settings')).body)

describe('service levels', () => {
  it('changed without a network are shown at once on every ticket, and reach the desk later', async () => {
    expect(row()?.due).toBeNull()
    line.cut()
    await admin.offline()
    const id = admin.perform(change({ standard: quick, warnPercent: 50 }))
    expect(admin.entry(id).title).toBe('Service levels: Warning, Groups without a plan')
    await until('the ticket to be due', () => row()?.due !== null)
    const due = { kind: 'due', clock: 'first-answer', at: filedAt() + 60 * minutes, warnAt: filedAt() + 30 * minutes } // prettier-ignore
    expect(row()?.due).toEqual(due)
    expect(readProvider(admin.session)?.serviceLevels).toMatchObject({ standard: quick, warnPercent: 50 })
    // A console that ends and begins again shows the same.
    await admin.close()
    admin = await open()
    await admin.offline()
    expect(row()?.due).toEqual(due)
    expect((await settings()).serviceLevels.standard).toEqual(noServiceLevel)
    line.mend()
    await until('it to be sent', () => admin.entry(id).state.kind === 'sent')
    expect((await settings()).serviceLevels).toMatchObject({ standard: quick, warnPercent: 50 })
    await until('the feed to show it', () => admin.session.work.get('SELECT 1 FROM act WHERE settled = 0') === undefined) // prettier-ignore
    expect(row()?.due).toEqual(due)
  })

  it('that come with the feed reach tickets that are here already; a reply and a status stop the clocks, also unsent', async () => {
    await desk.api('PATCH', '/v1/settings', { body: { serviceLevels: { standard: quick } }, headers: { 'if-match': '*' } }) // prettier-ignore
    await until('the ticket to be due', () => row()?.due?.kind === 'due')
    expect(admin.view(ticket.id).clocks).toMatchObject({
      firstAnswer: { kind: 'running', dueAt: filedAt() + 60 * minutes },
      solution: { kind: 'running', dueAt: filedAt() + 600 * minutes },
      promised: { firstAnswer: 60, solution: 600, hours: null },
    })
    line.cut()
    await admin.offline()
    admin.perform(acts.reply(ticket.id, 'We look into it.', null))
    expect(admin.view(ticket.id).clocks.firstAnswer).toMatchObject({ kind: 'met' })
    expect(row()?.due).toMatchObject({ clock: 'solution', at: filedAt() + 600 * minutes })
    admin.perform(acts.change(ticket.id, { status: 'pending' }))
    expect(row()?.due).toEqual({ kind: 'paused' })
    admin.perform(acts.change(ticket.id, { status: 'resolved' }))
    expect(admin.view(ticket.id).clocks.solution).toMatchObject({ kind: 'met' })
  })

  it('follow the plan of the group, once somebody gives it one', async () => {
    admin.perform(change({ 'qos-2': quick }))
    expect(row()?.due).toBeNull()
    admin.perform(actSchema.parse({ kind: 'change-group', groupId: ticket.groupId, set: { plan: 'qos-2' } }))
    await until('the ticket to be due', () => row()?.due?.kind === 'due')
    admin.perform(actSchema.parse({ kind: 'change-group', groupId: ticket.groupId, set: { plan: null } }))
    await until('nothing to be due', () => row()?.due === null)
  })

  it('that somebody else changed meanwhile are decided by a person, plan by plan', async () => {
    line.cut()
    await admin.offline()
    const id = admin.perform(change({ 'qos-1': quick, warnPercent: 10 }))
    const theirs = { ...quick, hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }] }
    await desk.api('PATCH', '/v1/settings', { body: { serviceLevels: { 'qos-1': theirs, 'qos-2': quick } }, headers: { 'if-match': '*' } }) // prettier-ignore
    line.mend()
    await until('the conflict', () => admin.entry(id).conflicts.length > 0)
    const conflicts = admin.entry(id).conflicts
    expect(conflicts).toMatchObject([{ field: 'qos-1', name: 'QOS 1', before: 'Day and night: nothing promised' }]) // prettier-ignore
    expect(conflicts[0]?.theirs).toBe('Mon–Fri 08:00–18:00: Work request 1 h / 10 h')
    const shown = conflicts.map(({ field, stands }) => ({ field, stands }))
    admin.decide(id, { kind: 'settle', mine: ['qos-1'], shown })
    await until('it to be sent', () => admin.entry(id).state.kind === 'sent')
    expect((await settings()).serviceLevels).toMatchObject({ 'qos-1': quick, 'qos-2': quick, warnPercent: 10 }) // prettier-ignore
  })
})
