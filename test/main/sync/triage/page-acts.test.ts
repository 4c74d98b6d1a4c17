import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideAct } from '#main/sync/decide-act'
import { readPageDetail } from '#main/sync/triage/page-detail'
import { failed, success } from '#shared/ipc/result'
import type { Page } from '#shared/protocol/page'
import { until } from '../../../support/until.ts'
import { minutes, startActScene, type ActScene } from './act-scene.ts'
import { heldBy, pageOf, pagePut, responderOf, responderPut } from './paged.ts'

let scene: ActScene
const page = pageOf('p-1')
beforeEach(async () => {
  scene = await startActScene()
  scene.desk.feed(pagePut(page), responderPut(responderOf('r-2', 'Chioma')))
  await until('the page to be here', () => shown() !== undefined)
})
afterEach(() => scene.close())

const shown = (id = 'p-1') => readPageDetail(scene.open.session, id)?.page
const acknowledge = { kind: 'page-acknowledge', pageId: 'p-1' }
/** What the desk made of it: answered, and in its feed. */
function fed(doc: Page) {
  scene.desk.feed(pagePut(doc))
  return success(doc)
}

describe('an acknowledgement', () => {
  it('leaves at once, is shown as its author’s, and is settled by what comes back', async () => {
    scene.desk.answer = () => fed(heldBy(page, 'Ada', 'ada'))
    const id = scene.perform({ ...acknowledge, note: 'On my way' })
    await scene.sent(id)
    expect(scene.desk.sent).toMatchObject([
      { method: 'POST', path: '/v1/pages/p-1/acknowledge', body: { note: 'On my way' } },
    ])
    await until('it to be settled', scene.isSettled)
    expect(shown()).toMatchObject({ state: 'acknowledged', holder: { name: 'Ada', isMe: true }, laid: [] })
  })

  it('without a line is kept and laid beside the page, which nobody has until it reaches the desk', async () => {
    await scene.cut()
    const id = scene.perform(acknowledge)
    expect(shown()).toMatchObject({ state: 'notified', holder: null, laid: [{ id, kind: 'acknowledge' }] })
    expect(scene.view().pages).toMatchObject([{ id: 'p-1', laid: [{ id }] }])
    expect(scene.entry(id)).toMatchObject({
      title: 'Acknowledge the page for #7',
      wakes: false,
      where: { kind: 'page', pageId: 'p-1' },
    })
    expect(scene.refusal(acknowledge)).toBe('page-state')
    await scene.restart()
    expect(shown()).toMatchObject({ laid: [{ id }] })
    scene.desk.answer = () => fed(heldBy(page, 'Ada', 'ada'))
    await scene.mend()
    await scene.sent(id)
  })

  it('that waited for two minutes is confirmed once more before it leaves', async () => {
    await scene.cut()
    const id = scene.perform(acknowledge)
    scene.ahead = 2 * minutes + 1
    scene.open.running.push()
    expect(scene.entry(id).state).toMatchObject({ failure: { code: 'acknowledgement-waited' } })
    scene.desk.answer = () => fed(heldBy(page, 'Ada', 'ada'))
    await scene.mend()
    expect(scene.desk.sent).toEqual([])
    expect(decideAct(scene.open.session, id, { kind: 'retry' }).ok).toBe(true)
    scene.open.running.push()
    await scene.sent(id)
  })

  it('says who has it where somebody else was sooner, and never shows it as its author’s', async () => {
    scene.desk.answer = () => fed(heldBy(page, 'Bo Ström', 'bo'))
    const id = scene.perform(acknowledge)
    await until('its author to be told', () => scene.entry(id).state.kind === 'needs-you')
    const message = 'Bo Ström has this page. Your acknowledgement came later and changed nothing.'
    expect(scene.entry(id).state).toMatchObject({ failure: { code: 'page-taken', message } })
    await until('the page to come', () => shown()?.state === 'acknowledged')
    expect(shown()?.holder).toMatchObject({ name: 'Bo Ström', isMe: false })
    expect(decideAct(scene.open.session, id, { kind: 'discard' }).ok).toBe(true)
    expect(shown()?.laid).toEqual([])
    expect(scene.refusal(acknowledge)).toBe('page-taken')
  })

  it.each(['page-state', 'version-conflict'] as const)(
    'that the desk refuses as %s, since the page is over, is told in the desk’s words and not tried again',
    async (code) => {
      scene.desk.answer = () => failed(code, 'This page is over.')
      const id = scene.perform(acknowledge)
      await until('its author to be told', () => scene.entry(id).state.kind === 'needs-you')
      expect(scene.entry(id).state).toMatchObject({ failure: { message: 'This page is over.' } })
      expect(scene.desk.sent).toHaveLength(1)
    },
  )

  it('goes again, unasked, to a desk that was restored and forgot it', async () => {
    const backup = scene.desk.length()
    scene.desk.answer = () => fed(heldBy(page, 'Ada', 'ada'))
    const id = scene.perform(acknowledge)
    await scene.sent(id)
    await until('it to be settled', scene.isSettled)
    scene.desk.restore(backup)
    scene.open.running.retry()
    await until('it to go again', () => scene.desk.sent.length === 2)
    await scene.sent(id)
    expect(shown()?.state).toBe('acknowledged')
  })
})

it('hands over no page that nobody has', () => {
  expect(scene.refusal({ kind: 'page-hand-over', pageId: 'p-1', to: 'r-2' })).toBe('page-state')
})

it('hands a page over, after the acknowledgement made before, and resolves it', async () => {
  await scene.cut()
  const acknowledged = scene.perform(acknowledge)
  const handOver = scene.perform({ kind: 'page-hand-over', pageId: 'p-1', to: 'r-2', note: 'Your network' })
  const ids = [acknowledged, handOver, scene.perform({ kind: 'page-resolve', pageId: 'p-1' })]
  expect(scene.entry(handOver)).toMatchObject({
    title: 'Hand over the page for #7',
    names: { 'r-2': 'Chioma' },
  })
  expect(shown()?.laid.map(({ kind, toName }) => [kind, toName])).toEqual([
    ['acknowledge', null],
    ['hand-over', 'Chioma'],
    ['resolve', null],
  ])
  let version = 1
  scene.desk.answer = () => fed({ ...heldBy(page, 'Ada', 'ada'), version: (version += 1) })
  await scene.mend()
  for (const id of ids) await scene.sent(id)
  expect(scene.desk.sent.map(({ path, body }) => [path, body])).toEqual([
    ['/v1/pages/p-1/acknowledge', {}],
    ['/v1/pages/p-1/hand-over', { to: 'r-2', note: 'Your network' }],
    ['/v1/pages/p-1/resolve', {}],
  ])
})

it('says nothing about a page that is over, was withheld, or is not here', async () => {
  scene.desk.feed(
    pagePut(pageOf('p-2', { state: 'resolved' })),
    pagePut(pageOf('p-3', { state: 'withheld' })),
  )
  await until('both to be here', () => shown('p-3') !== undefined)
  for (const [pageId, code] of [
    ['p-2', 'page-state'],
    ['p-3', 'page-state'],
    ['p-9', 'not-found'],
  ])
    // prettier-ignore
    expect(scene.refusal({ kind: 'page-resolve', pageId })).toBe(code)
})

describe('a page about no ticket', () => {
  const people = {
    kind: 'page-people',
    pageId: 'p-5',
    isDrill: false,
    responderIds: [],
    text: 'Hall 2 is hot',
  }

  it('wakes people: unsent for five minutes, it asks its author again', async () => {
    await scene.cut()
    const id = scene.perform(people)
    expect(scene.entry(id)).toMatchObject({ wakes: true, title: 'Page by hand' })
    expect(shown('p-5')).toMatchObject({ kind: 'manual', state: null, ticket: null, act: { id } })
    scene.ahead = 5 * minutes + 1
    scene.open.running.push()
    expect(scene.entry(id).state).toMatchObject({ failure: { code: 'act-expired' } })
  })

  it('goes to everybody on duty, or as a drill to those who are named', async () => {
    const made = { ticketId: null, groupId: null, ticketIds: [], madeBy: scene.open.session.person.id }
    scene.desk.answer = ({ body }) => {
      const { id, kind } = body as { id: string; kind: Page['kind'] }
      return fed(pageOf(id, { ...made, kind, state: 'queued' }))
    }
    await scene.sent(scene.perform(people))
    await scene.sent(scene.perform({ ...people, pageId: 'p-6', isDrill: true, responderIds: ['r-2'] }))
    expect(scene.desk.sent.map(({ body }) => body)).toEqual([
      { id: 'p-5', kind: 'manual', text: 'Hall 2 is hot' },
      { id: 'p-6', kind: 'drill', text: 'Hall 2 is hot', responderIds: ['r-2'] },
    ])
    await until('both to be settled', scene.isSettled)
    expect(shown('p-6')).toMatchObject({ kind: 'drill', state: 'queued', act: null })
  })
})
