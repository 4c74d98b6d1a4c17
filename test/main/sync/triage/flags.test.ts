import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRecordView } from '#main/sync/triage/record-view'
import { failed, success } from '#shared/ipc/result'
import { groupIdSchema } from '#shared/protocol/common'
import { flagSchema, type Flag } from '#shared/protocol/flag'
import { until } from '../../../support/until.ts'
import { at, minutes, start, startActScene, ticket, type ActScene } from './act-scene.ts'

let scene: ActScene
beforeEach(async () => {
  scene = await startActScene()
})
afterEach(() => scene.close())

const ticketId = ticket.id
const isFlagged = () =>
  readRecordView(scene.open.session.cache.read, groupIdSchema.parse('g-1'), start + minutes)
    ?.missionCritical[0]?.isFlagged

/** What the desk made of an act: answered, and in its feed. */
function fed(doc: Flag) {
  scene.desk.feed({ kind: 'flag', op: 'put', id: doc.id, version: doc.version, doc })
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
    await scene.cut()
    const act = flag({ note: 'A newsletter' })
    const id = scene.perform(act)
    await scene.restart()
    expect(scene.view().flags).toMatchObject([
      { id: act.flagId, note: 'A newsletter', isMine: true, act: { id, state: { kind: 'waiting' } } },
    ])
    expect(scene.view().pending.map(({ title }) => title)).toEqual(['Flag on #7'])
    expect(isFlagged()).toBe(true)
    scene.desk.answer = () => fed(flagOf({ id: act.flagId, note: 'A newsletter' }))
    await scene.mend()
    await scene.sent(id)
    expect(scene.desk.sent).toMatchObject([
      {
        method: 'POST',
        path: `/v1/tickets/${ticketId}/flags`,
        body: { id: act.flagId, note: 'A newsletter' },
      },
    ])
    expect(scene.view().flags).toMatchObject([{ id: act.flagId, act: null }])
    expect([scene.view().pending, isFlagged()]).toEqual([[], true])
  })

  it('is replaced by its author’s next one, and gone as soon as they take it back', async () => {
    const others = flagOf({ id: 'flag-eve', by: { kind: 'staff', staffId: 'eve', name: 'eve' } })
    scene.desk.feed({ kind: 'flag', op: 'put', id: 'flag-1', version: 1, doc: flagOf({}) })
    scene.desk.feed({ kind: 'flag', op: 'put', id: 'flag-eve', version: 1, doc: others })
    await until('both flags', () => scene.view().flags.length === 2)
    await scene.cut()
    scene.perform(flag({ reason: 'Said better' }))
    expect(scene.view().flags.map(({ id, reason }) => [id, reason])).toEqual([
      ['flag-eve', 'Not urgent'],
      ['flag-1', 'Said better'],
    ])
    const back = scene.perform({ kind: 'unflag-ticket', ticketId })
    expect(scene.view().flags.map(({ id }) => id)).toEqual(['flag-eve'])
    expect(isFlagged()).toBe(true)
    expect(scene.refusal({ kind: 'unflag-ticket', ticketId })).toBe('not-found')
    scene.desk.answer = ({ method }) =>
      success(method === 'DELETE' ? null : flagOf({ reason: 'Said better', version: 2 }))
    await scene.mend()
    await scene.sent(back)
    // The desk has taken it back; until the feed says so, it does not come back on the screen.
    expect(scene.view().flags.map(({ id }) => id)).toEqual(['flag-eve'])
    scene.desk.feed({ kind: 'flag', op: 'delete', id: 'flag-1', version: 3, doc: null })
    scene.desk.feed({ kind: 'flag', op: 'delete', id: 'flag-eve', version: 2, doc: null })
    await until('the feed', () => isFlagged() === false)
    expect(scene.isSettled()).toBe(true)
  })

  it('that is refused is shown with why, and counts for nothing', async () => {
    scene.desk.answer = () => failed('not-found', 'There is no such ticket.')
    const id = scene.perform(flag())
    await until('it to be refused', () => scene.entry(id).state.kind === 'needs-you')
    expect(scene.view().flags).toMatchObject([{ act: { state: { kind: 'needs-you' } } }])
    expect(isFlagged()).toBe(false)
  })

  it('waits for the ticket that is filed here', async () => {
    await scene.cut()
    const filed = { ...filing(), ticketId: randomUUID() }
    scene.perform(filed)
    scene.perform(flag({ ticketId: filed.ticketId }))
    scene.desk.answer = () => failed('forbidden', 'No.')
    await scene.mend()
    await until('the filing to be refused', () => scene.desk.sent.length === 1)
    expect(scene.desk.sent[0]?.path).toBe('/v1/tickets')
    expect(scene.view(filed.ticketId).flags).toHaveLength(1)
  })
})

const filing = () => ({
  kind: 'file-ticket', groupName: 'Acme', urgency: 'question', subject: 'S', description: 'D',
  requester: { firstName: 'Ben', lastName: 'Oak', email: 'ben@example.net', phone: '' },
}) // prettier-ignore
