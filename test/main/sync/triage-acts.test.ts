import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readThresholds } from '#main/sync/blocklist/thresholds'
import { decideAct } from '#main/sync/decide-act'
import { openSession, type OpenSession } from '#main/sync/open-session'
import { readOutboxEntries } from '#main/sync/outbox-view'
import { performAct } from '#main/sync/perform-act'
import { readTicketView } from '#main/sync/ticket-view'
import { readGroupView, readGroupWindow } from '#main/sync/triage/group-view'
import { readRecordView } from '#main/sync/triage/record-view'
import { actSchema, type Act, type ActId } from '#shared/ipc/act'
import { failed, success, type Result } from '#shared/ipc/result'
import { groupIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { flagSchema, type Flag } from '#shared/protocol/flag'
import { pageSchema, type Page } from '#shared/protocol/page'
import { defaultThresholds, settingsReplySchema } from '#shared/protocol/settings'
import type { Ticket } from '#shared/protocol/ticket'
import { answeringRemote, type AnsweringRemote, type FedChange } from '../../support/answering-remote.ts'
import { makeProfile } from '../../support/core-console.ts'
import { personAt } from '../../support/session-parts.ts'
import { until } from '../../support/until.ts'
import { ticketOf } from '../store/cached.ts'
import { groupPut } from './blocklist/files.ts'

const at = '2023-11-14T22:13:20.000Z'
const minutes = 60_000
const start = Date.parse(at) + 10 * minutes
const begun = Date.now()

let profile: Awaited<ReturnType<typeof makeProfile>>
let desk: AnsweringRemote
let open: OpenSession
/** How far the workstation's clock is ahead, in ms. */
let ahead: number

beforeEach(async () => {
  ahead = 0
  profile = await makeProfile()
  desk = answeringRemote('admin')
  desk.feed(
    groupPut('g-1', { name: 'Acme' }),
    groupPut('g-2', { name: 'Borealis', aliases: ['North Wind'] }),
    { kind: 'ticket', op: 'put', id: ticket.id, version: 1, doc: ticket },
    { kind: 'settings', op: 'put', id: 'desk', version: 3, doc: settingsReplySchema.parse(settings) },
  )
  open = openAgain()
  await until('the first sync', () => open.session.connection.kind === 'online')
})
afterEach(async () => {
  await open.close()
  await profile.remove()
})

const settings = {
  providerName: 'Provider', legalNotice: '', colours: { accent: '#1a5fb4', banner: '#1a5fb4' },
  links: { terms: null, payment: null, comparison: null, services: [], more: [] },
  emergencyPhone: '', openingHours: '', timeZone: 'UTC', thresholds: defaultThresholds, version: 3,
} // prettier-ignore
const ticket: Ticket = ticketOf({
  number: 7,
  urgency: 'mission-critical',
  status: 'open',
  group: 'g-1',
  assignee: null,
  updated: 0,
  subject: 'Mail',
  name: 'Ada',
})
const ticketId = ticket.id

function openAgain(): OpenSession {
  const opened = openSession({
    profile: profile.path,
    token: 't',
    person: { ...personAt('http://127.0.0.1:1'), role: 'admin' },
    deskKey: 'd',
    version: '0.0.0',
    now: () => start + (Date.now() - begun) + ahead,
    random: () => 0.02,
    events: { changed() {}, connection() {}, lockedOut() {}, person() {}, doubted() {} },
    connect: () => desk.remote,
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  return opened.value
}
function perform(act: object): ActId {
  const performed = performAct(open.session, actSchema.parse(act))
  if (!performed.ok) throw new Error(performed.failure.message)
  open.running.push()
  return performed.value.actId
}
const refusal = (act: object) => {
  const performed = performAct(open.session, actSchema.parse(act))
  return performed.ok ? null : performed.failure.code
}
const entry = (id: ActId) => {
  const found = readOutboxEntries(open.session, 500).find((one) => one.id === id)
  if (found === undefined) throw new Error('It is not in the outbox.')
  return found
}
const isSent = (id: ActId) => until('it to be sent', () => entry(id).state.kind === 'sent')
const view = (id: string = ticketId) => {
  const read = readTicketView(open.session, id)
  if (read === null) throw new Error('This ticket is not here.')
  return read
}
const isFlagged = () =>
  readRecordView(open.session.cache.read, groupIdSchema.parse('g-1'), start + minutes)?.missionCritical[0]
    ?.isFlagged
async function restart(): Promise<void> {
  await open.close()
  open = openAgain()
}
async function cut(): Promise<void> {
  desk.isCut = true
  open.running.retry()
  await until('no line', () => open.session.connection.kind === 'offline')
}
async function mend(): Promise<void> {
  desk.isCut = false
  open.running.retry()
  await until('the line', () => open.session.connection.kind === 'online')
}

/** What the desk made of an act: answered, and in its feed. */
function fed(kind: 'flag' | 'page', doc: Flag | Page): Result<unknown> {
  desk.feed({ kind, op: 'put', id: doc.id, version: doc.version, doc } as FedChange)
  return success(doc)
}

const flagOf = (more: object) =>
  flagSchema.parse({
    id: 'flag-1',
    ticketId,
    reason: 'Not urgent',
    note: '',
    by: { kind: 'staff', staffId: 'ada', name: 'ada' },
    createdAt: at,
    version: 1,
    ...more,
  })
const flag = (more: object = {}) => ({
  kind: 'flag-ticket', ticketId, flagId: randomUUID(), reason: 'Not urgent', note: '', ...more,
}) // prettier-ignore

describe('a flag', () => {
  it('is shown at once, counts in the record, outlives a restart, and is sent to the ticket', async () => {
    await cut()
    const act = flag({ note: 'A newsletter' })
    const id = perform(act)
    await restart()
    expect(view().flags).toMatchObject([
      { id: act.flagId, note: 'A newsletter', isMine: true, act: { id, state: { kind: 'waiting' } } },
    ])
    expect(view().pending.map(({ title }) => title)).toEqual(['Flag on #7'])
    expect(isFlagged()).toBe(true)
    desk.answer = () => fed('flag', flagOf({ id: act.flagId, note: 'A newsletter' }))
    await mend()
    await isSent(id)
    expect(desk.sent).toMatchObject([
      {
        method: 'POST',
        path: `/v1/tickets/${ticketId}/flags`,
        body: { id: act.flagId, note: 'A newsletter' },
      },
    ])
    expect(view().flags).toMatchObject([{ id: act.flagId, act: null }])
    expect([view().pending, isFlagged()]).toEqual([[], true])
  })

  it('is replaced by its author’s next one, and gone as soon as they take it back', async () => {
    const others = flagOf({ id: 'flag-eve', by: { kind: 'staff', staffId: 'eve', name: 'eve' } })
    desk.feed({ kind: 'flag', op: 'put', id: 'flag-1', version: 1, doc: flagOf({}) })
    desk.feed({ kind: 'flag', op: 'put', id: 'flag-eve', version: 1, doc: others })
    await until('both flags', () => view().flags.length === 2)
    await cut()
    perform(flag({ reason: 'Said better' }))
    expect(view().flags.map(({ id, reason }) => [id, reason])).toEqual([
      ['flag-eve', 'Not urgent'],
      ['flag-1', 'Said better'],
    ])
    const back = perform({ kind: 'unflag-ticket', ticketId })
    expect(view().flags.map(({ id }) => id)).toEqual(['flag-eve'])
    expect(isFlagged()).toBe(true)
    expect(refusal({ kind: 'unflag-ticket', ticketId })).toBe('not-found')
    desk.answer = ({ method }) =>
      success(method === 'DELETE' ? null : flagOf({ reason: 'Said better', version: 2 }))
    await mend()
    await isSent(back)
    // The desk has taken it back; until the feed says so, it does not come back on the screen.
    expect(view().flags.map(({ id }) => id)).toEqual(['flag-eve'])
    desk.feed({ kind: 'flag', op: 'delete', id: 'flag-1', version: 3, doc: null })
    desk.feed({ kind: 'flag', op: 'delete', id: 'flag-eve', version: 2, doc: null })
    await until('the feed', () => isFlagged() === false)
    const left = open.session.work.get('SELECT count(*) AS n FROM act WHERE settled = 0')
    expect(left?.['n']).toBe(0)
  })

  it('that is refused is shown with why, and counts for nothing', async () => {
    desk.answer = () => failed('not-found', 'There is no such ticket.')
    const id = perform(flag())
    await until('it to be refused', () => entry(id).state.kind === 'needs-you')
    expect(view().flags).toMatchObject([{ act: { state: { kind: 'needs-you' } } }])
    expect(isFlagged()).toBe(false)
  })

  it('waits for the ticket that is filed here', async () => {
    await cut()
    const filed = { ...filing(), ticketId: randomUUID() }
    perform(filed)
    perform(flag({ ticketId: filed.ticketId }))
    desk.answer = () => failed('forbidden', 'No.')
    await mend()
    await until('the filing to be refused', () => desk.sent.length === 1)
    expect(desk.sent[0]?.path).toBe('/v1/tickets')
    expect(view(filed.ticketId).flags).toHaveLength(1)
  })
})

const filing = () => ({
  kind: 'file-ticket', groupName: 'Acme', urgency: 'question', subject: 'S', description: 'D',
  requester: { firstName: 'Ben', lastName: 'Oak', email: 'ben@example.net', phone: '' },
}) // prettier-ignore

describe('a page by hand', () => {
  const page = () => ({ kind: 'page-by-hand', ticketId, pageId: randomUUID(), text: 'Half the town is dark' })

  it('wakes people: it is shown, asks again after five minutes, and leaves once its author says so', async () => {
    await cut()
    const act = page()
    const id = perform(act)
    expect(entry(id)).toMatchObject({ wakes: true, title: 'Page by hand for #7', where: { number: 7 } })
    expect(view().pages).toMatchObject([{ id: act.pageId, kind: 'manual', state: null, act: { id } }])
    ahead = 5 * minutes + 1
    open.running.push()
    expect(entry(id).state).toMatchObject({ failure: { code: 'act-expired' } })
    desk.answer = () => fed('page', pageSchema.parse({ ...madePage, id: act.pageId }))
    await mend()
    expect(desk.sent).toEqual([])
    expect(decideAct(open.session, id, { kind: 'retry' }).ok).toBe(true)
    open.running.push()
    await isSent(id)
    expect(desk.sent).toMatchObject([
      {
        method: 'POST',
        path: '/v1/pages',
        body: { id: act.pageId, kind: 'manual', ticketId, text: act.text },
      },
    ])
    expect(view().pages).toMatchObject([{ id: act.pageId, state: 'queued', act: null }])
    expect(view().pages).toHaveLength(1)
  })

  it('is not held by anything else about its ticket that waits for its author', async () => {
    desk.answer = ({ path }) =>
      path === '/v1/pages'
        ? fed('page', pageSchema.parse({ ...madePage, id: 'p-9' }))
        : failed('invalid-request', 'No.')
    const note = perform({ kind: 'note', ticketId, messageId: randomUUID(), body: 'x' })
    await until('the note to be refused', () => entry(note).state.kind === 'needs-you')
    await isSent(perform({ ...page(), pageId: 'p-9' }))
  })
})

const madePage = {
  kind: 'manual', ticketId, groupId: 'g-1', outageId: null, madeBy: 'ada', text: 'Half the town is dark', state: 'queued',
  ticketIds: [ticketId], entryIds: [], beganAt: at, acknowledgedAt: null, version: 1,
} // prettier-ignore

describe('a merge', () => {
  const merge = { kind: 'merge-group', groupId: 'g-1', into: 'g-2' }

  it('takes the group out of the list at once, and waits for what happens to both', async () => {
    await cut()
    const rename = perform({ kind: 'change-group', groupId: 'g-2', set: { name: 'Borealis Group' } })
    const id = perform(merge)
    expect(entry(id)).toMatchObject({
      title: 'Merge group “Acme” into “Borealis Group”',
      names: { 'g-2': 'Borealis Group' },
    })
    const listed = readGroupWindow(open.session.cache.read, { text: '', show: 'all', after: null }, start)
    expect(listed).toMatchObject({ value: { total: 1, groups: [{ id: 'g-2' }] } })
    desk.answer = () => failed('name-taken', 'No.')
    await mend()
    await until('the renaming to be refused', () => entry(rename).state.kind === 'needs-you')
    expect([desk.sent.length, entry(id).state.kind]).toEqual([1, 'waiting'])
    const joined = groupPut('g-2', { name: 'Borealis', aliases: ['North Wind', 'Acme'] }, 2)
    const merged = groupPut('g-1', { name: 'Acme', mergedInto: 'g-2' }, 2)
    desk.answer = () => {
      desk.feed(joined, merged)
      return success(joined.doc)
    }
    decideAct(open.session, rename, { kind: 'discard' })
    expect(entry(id).state).toMatchObject({ failure: { code: 'earlier-discarded' } })
    decideAct(open.session, id, { kind: 'retry' })
    open.running.push()
    await isSent(id)
    expect(desk.sent.at(-1)).toMatchObject({ path: '/v1/groups/g-1/merge', body: { into: 'g-2' } })
    expect(readGroupView(open.session.cache.read, 'g-1', start)?.mergedInto).toBe('g-2')
    await until('the merge to be settled', () => {
      const left = open.session.work.get('SELECT count(*) AS n FROM act WHERE settled = 0')
      return left?.['n'] === 0
    })
  })

  it('is refused where it makes no sense', async () => {
    expect(refusal({ ...merge, into: 'g-1' })).toBe('invalid-reference')
    expect(refusal({ ...merge, into: 'nowhere' })).toBe('not-found')
    await cut()
    perform(merge)
    expect(refusal({ ...merge, groupId: 'g-2', into: 'g-1' })).toBe('already-merged')
  })
})

describe('the rules of the desk', () => {
  const set = { suggestion: { falseAlarms: 5, days: 60 } }
  const change = { kind: 'change-thresholds', set }

  it('are shown as changed here, sent on the version that was seen, and settled by the answer', async () => {
    await cut()
    const id = perform(change)
    expect(readThresholds(open.session)).toEqual({
      thresholds: { ...defaultThresholds, ...set },
      pending: true,
    })
    desk.answer = () => success({ ...settings, thresholds: { ...defaultThresholds, ...set }, version: 4 })
    await mend()
    await isSent(id)
    expect(desk.sent).toMatchObject([
      { method: 'PATCH', path: '/v1/settings', headers: { 'If-Match': '"3"' }, body: { thresholds: set } },
    ])
    expect(readThresholds(open.session)).toMatchObject({ thresholds: set, pending: false })
  })

  it('that somebody else changed meanwhile are decided by a person', async () => {
    await cut()
    const id = perform(change)
    const theirs = { ...defaultThresholds, suggestion: { falseAlarms: 2, days: 7 } }
    const doc = settingsReplySchema.parse({ ...settings, thresholds: theirs, version: 5 })
    desk.feed({ kind: 'settings', op: 'put', id: 'desk', version: 5, doc })
    desk.answer = () => success({ ...settings, thresholds: { ...theirs, ...set }, version: 6 })
    await mend()
    await until('the conflict', () => entry(id).conflicts.length === 1)
    const [conflict] = entry(id).conflicts
    expect(conflict).toMatchObject({
      name: 'Rule for suggestions',
      before: '3 false alarms in 30 days',
      mine: '5 false alarms in 60 days',
      theirs: '2 false alarms in 7 days',
    })
    const shown = [{ field: 'suggestion', stands: conflict?.stands ?? '' }]
    expect(decideAct(open.session, id, { kind: 'settle', mine: ['suggestion'], shown }).ok).toBe(true)
    open.running.push()
    await isSent(id)
    expect(desk.sent.at(-1)?.headers).toMatchObject({ 'If-Match': '"5"' })
  })

  it('are an administrator’s', () => {
    const asAgent = { ...open.session, person: { ...open.session.person, role: 'agent' as const } }
    expect(performAct(asAgent, actSchema.parse(change))).toMatchObject({ failure: { code: 'forbidden' } })
  })
})

describe('who vouches for a reporter', () => {
  it('is shown at once, and taken back as well', async () => {
    await cut()
    const set = (reporterConfirmed: boolean): Act =>
      actSchema.parse({
        kind: 'change-ticket',
        ticketId: ticketIdSchema.parse(ticketId),
        set: { reporterConfirmed },
      })
    const id = perform(set(true))
    expect(view().ticket.reporterConfirmed).toMatchObject({ by: { name: 'ada' } })
    expect(entry(id).title).toBe('Reporter confirmed of #7')
    perform(set(false))
    expect(view().ticket.reporterConfirmed).toBeNull()
  })
})
