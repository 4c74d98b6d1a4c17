import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCannedReplyList } from '#main/sync/canned/canned-reply-list'
import { undoLast } from '#main/sync/undo'
import { readSavedViews } from '#main/sync/views/saved-views'
import { actSchema } from '#shared/ipc/act'
import { makeProfile } from '../../support/core-console.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { openConsole, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'

/* What is kept for more than one ticket: saved views and canned replies. */

let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole

beforeEach(async () => {
  desk = await startDesk()
  profile = await makeProfile()
  agent = await openConsole({ profile: profile.path, serviceUrl: desk.url, token: desk.token })
  await agent.online()
})
afterEach(async () => {
  await agent.close()
  await desk.close()
  await profile.remove()
})

const viewId = '0198f6f0-0000-7000-8000-000000000001'
const view = {
  shared: false, name: 'Mail trouble', letter: 't', place: 1, sort: 'updated', direction: 'descending',
  columns: ['number', 'subject'], grouping: 'none',
  filter: { urgencies: [], statuses: ['open'], assignee: null, groupId: null, text: 'mail' },
} // prettier-ignore
const cannedReplyId = '0198f6f0-0000-7000-8000-000000000002'
const reply = { title: 'On it', body: 'We are **on it**.', shortcut: 'onit' }

const views = () => readSavedViews(agent.session)
const replies = () => readCannedReplyList(agent.session)
const perform = (act: object, undoMs = 0) => agent.perform(actSchema.parse(act), undoMs)
/** What the desk has, and has told: what is saved is there, what is deleted is not. */
const arrived = (places: number) =>
  until('everything to be sent and shown', () => {
    const shown = [...views(), ...replies()]
    const isSent = agent.outbox().every(({ state }) => state.kind === 'sent')
    return isSent && shown.length === places && shown.every(({ pending }) => !pending)
  })
const undo = () => {
  const done = undoLast(agent.session)
  agent.running.push()
  return done
}
const undone = { ok: true, value: { kind: 'undone', undone: 1, why: '' } }
const stays = (why: string) => ({ ok: true, value: { kind: 'undone', undone: 0, why } })

describe('undo of saved views', () => {
  beforeEach(async () => {
    perform({ kind: 'put-view', viewId, view })
    await arrived(1)
  })

  it('brings a deleted one back, whether the desk has deleted it yet or not', async () => {
    perform({ kind: 'delete-view', viewId }, 60_000)
    expect(views()).toEqual([])
    expect(undo()).toMatchObject(undone)
    expect(views()).toMatchObject([{ id: viewId, name: 'Mail trouble' }])

    perform({ kind: 'delete-view', viewId })
    await arrived(0)
    expect(undo()).toMatchObject(undone)
    await arrived(1)
    expect(views()).toMatchObject([{ name: 'Mail trouble', letter: 't', isShared: false }])
    expect(views()[0]?.view).toMatchObject({ text: 'mail', columns: ['number', 'subject'] })
    expect((await desk.api('GET', '/v1/views')).text).toContain('Mail trouble')
  })

  it('sets back what was saved over it, and leaves its place alone', async () => {
    perform({ kind: 'change-view', viewId, set: { columns: ['subject'], filter: { text: 'post' } } })
    await arrived(1)
    expect(undo()).toMatchObject(undone)
    await arrived(1)
    expect(views()[0]?.view).toMatchObject({
      text: 'mail',
      statuses: ['open'],
      columns: ['number', 'subject'],
    })
    perform({ kind: 'change-view', viewId, set: { place: 7 } })
    expect(undo()).toMatchObject(stays('This is not taken back by undo.'))
    expect(views()[0]?.place).toBe(7)
  })
})

describe('undo of canned replies', () => {
  beforeEach(async () => {
    perform({ kind: 'put-canned-reply', cannedReplyId, reply })
    await arrived(1)
  })

  it('brings a deleted one back', async () => {
    perform({ kind: 'delete-canned-reply', cannedReplyId })
    await arrived(0)
    expect(replies()).toEqual([])
    expect(undo()).toMatchObject(undone)
    await arrived(1)
    expect(replies()).toMatchObject([{ id: cannedReplyId, ...reply }])
  })

  it('sets back one that was saved over, unless a colleague saved it since, and keeps the text of a new one', async () => {
    const changed = { ...reply, body: 'We look at it.' }
    perform({ kind: 'put-canned-reply', cannedReplyId, reply: changed })
    await arrived(1)
    expect(undo()).toMatchObject(undone)
    await arrived(1)
    expect(replies()).toMatchObject([reply])

    perform({ kind: 'put-canned-reply', cannedReplyId, reply: changed })
    await arrived(1)
    await desk.api('PUT', `/v1/canned-replies/${cannedReplyId}`, { body: { ...reply, body: 'Theirs.' } })
    await until('the colleague’s text', () => replies()[0]?.body === 'Theirs.')
    expect(undo()).toMatchObject(stays('It was changed since.'))
    expect(undo()).toMatchObject(stays('This is not taken back by undo.'))
    expect(replies()).toMatchObject([{ body: 'Theirs.' }])
  })
})
