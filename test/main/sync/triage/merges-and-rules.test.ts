import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readThresholds } from '#main/sync/thresholds'
import { decideAct } from '#main/sync/decide-act'
import { performAct } from '#main/sync/perform-act'
import { readGroupView, readGroupWindow } from '#main/sync/triage/group-view'
import { actSchema } from '#shared/ipc/act'
import { failed, success } from '#shared/ipc/result'
import { defaultThresholds, settingsReplySchema } from '#shared/protocol/settings'
import { until } from '../../../support/until.ts'
import { groupPut } from '../blocklist/files.ts'
import { settings, start, startActScene, ticket, type ActScene } from './act-scene.ts'

let scene: ActScene
beforeEach(async () => {
  scene = await startActScene()
})
afterEach(() => scene.close())

describe('a merge', () => {
  const merge = { kind: 'merge-group', groupId: 'g-1', into: 'g-2' }

  it('takes the group out of the list at once, and waits for what happens to both', async () => {
    await scene.cut()
    const rename = scene.perform({ kind: 'change-group', groupId: 'g-2', set: { name: 'Borealis Group' } })
    const id = scene.perform(merge)
    expect(scene.entry(id)).toMatchObject({
      title: 'Merge group “Acme” into “Borealis Group”',
      names: { 'g-2': 'Borealis Group' },
    })
    const listed = readGroupWindow(
      scene.open.session.cache.read,
      { text: '', show: 'all', after: null },
      start,
    )
    expect(listed).toMatchObject({ value: { total: 1, groups: [{ id: 'g-2' }] } })
    scene.desk.answer = () => failed('name-taken', 'No.')
    await scene.mend()
    await until('the renaming to be refused', () => scene.entry(rename).state.kind === 'needs-you')
    expect([scene.desk.sent.length, scene.entry(id).state.kind]).toEqual([1, 'waiting'])
    const joined = groupPut('g-2', { name: 'Borealis', aliases: ['North Wind', 'Acme'] }, 2)
    const merged = groupPut('g-1', { name: 'Acme', mergedInto: 'g-2' }, 2)
    scene.desk.answer = () => {
      scene.desk.feed(joined, merged)
      return success(joined.doc)
    }
    decideAct(scene.open.session, rename, { kind: 'discard' })
    expect(scene.entry(id).state).toMatchObject({ failure: { code: 'earlier-discarded' } })
    decideAct(scene.open.session, id, { kind: 'retry' })
    scene.open.running.push()
    await scene.sent(id)
    expect(scene.desk.sent.at(-1)).toMatchObject({ path: '/v1/groups/g-1/merge', body: { into: 'g-2' } })
    expect(readGroupView(scene.open.session.cache.read, 'g-1', start)?.mergedInto).toBe('g-2')
    await until('the merge to be settled', scene.isSettled)
  })

  it('is refused where it makes no sense', async () => {
    expect(scene.refusal({ ...merge, into: 'g-1' })).toBe('invalid-reference')
    expect(scene.refusal({ ...merge, into: 'nowhere' })).toBe('not-found')
    await scene.cut()
    scene.perform(merge)
    expect(scene.refusal({ ...merge, groupId: 'g-2', into: 'g-1' })).toBe('already-merged')
  })
})

describe('the rules of the desk', () => {
  const set = { suggestion: { falseAlarms: 5, days: 60 } }
  const change = { kind: 'change-thresholds', set }

  it('are shown as changed here, sent on the version that was seen, and settled by the answer', async () => {
    await scene.cut()
    const id = scene.perform(change)
    expect(readThresholds(scene.open.session)).toEqual({
      thresholds: { ...defaultThresholds, ...set },
      pending: true,
    })
    scene.desk.answer = () =>
      success({ ...settings, thresholds: { ...defaultThresholds, ...set }, version: 4 })
    await scene.mend()
    await scene.sent(id)
    expect(scene.desk.sent).toMatchObject([
      { method: 'PATCH', path: '/v1/settings', headers: { 'If-Match': '"3"' }, body: { thresholds: set } },
    ])
    expect(readThresholds(scene.open.session)).toMatchObject({ thresholds: set, pending: false })
  })

  it('that somebody else changed meanwhile are decided by a person', async () => {
    await scene.cut()
    const id = scene.perform(change)
    const theirs = { ...defaultThresholds, suggestion: { falseAlarms: 2, days: 7 } }
    const doc = settingsReplySchema.parse({ ...settings, thresholds: theirs, version: 5 })
    scene.desk.feed({ kind: 'settings', op: 'put', id: 'desk', version: 5, doc })
    scene.desk.answer = () => success({ ...settings, thresholds: { ...theirs, ...set }, version: 6 })
    await scene.mend()
    await until('the conflict', () => scene.entry(id).conflicts.length === 1)
    const [conflict] = scene.entry(id).conflicts
    expect(conflict).toMatchObject({
      name: 'Rule for suggestions',
      before: '3 false alarms in 30 days',
      mine: '5 false alarms in 60 days',
      theirs: '2 false alarms in 7 days',
    })
    const shown = [{ field: 'suggestion', stands: conflict?.stands ?? '' }]
    expect(decideAct(scene.open.session, id, { kind: 'settle', mine: ['suggestion'], shown }).ok).toBe(true)
    scene.open.running.push()
    await scene.sent(id)
    expect(scene.desk.sent.at(-1)?.headers).toMatchObject({ 'If-Match': '"5"' })
  })

  it('are an administrator’s', () => {
    const asAgent = {
      ...scene.open.session,
      person: { ...scene.open.session.person, role: 'agent' as const },
    }
    expect(performAct(asAgent, actSchema.parse(change))).toMatchObject({ failure: { code: 'forbidden' } })
  })
})

describe('who vouches for a reporter', () => {
  it('is shown at once, and taken back as well', async () => {
    await scene.cut()
    const set = (reporterConfirmed: boolean) =>
      actSchema.parse({
        kind: 'change-ticket',
        ticketId: ticket.id,
        set: { reporterConfirmed },
      })
    const id = scene.perform(set(true))
    expect(scene.view().ticket.reporterConfirmed).toMatchObject({ by: { name: 'ada' } })
    expect(scene.entry(id).title).toBe('Reporter confirmed of #7')
    scene.perform(set(false))
    expect(scene.view().ticket.reporterConfirmed).toBeNull()
  })
})
