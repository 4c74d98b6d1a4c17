import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideAct } from '#main/sync/decide-act'
import { failed, success } from '#shared/ipc/result'
import { pageSchema, type Page } from '#shared/protocol/page'
import { until } from '../../../support/until.ts'
import { at, minutes, startActScene, ticket, type ActScene } from './act-scene.ts'

let scene: ActScene
beforeEach(async () => {
  scene = await startActScene()
})
afterEach(() => scene.close())

const ticketId = ticket.id
/** What the desk made of an act: answered, and in its feed. */
function fed(doc: Page) {
  scene.desk.feed({ kind: 'page', op: 'put', id: doc.id, version: doc.version, doc })
  return success(doc)
}

describe('a page by hand', () => {
  const page = () => ({ kind: 'page-by-hand', ticketId, pageId: randomUUID(), text: 'Half the town is dark' })

  it('wakes people: it is shown, asks again after five minutes, and leaves once its author says so', async () => {
    await scene.cut()
    const act = page()
    const id = scene.perform(act)
    expect(scene.entry(id)).toMatchObject({ wakes: true, title: 'Page by hand for #7', where: { number: 7 } })
    expect(scene.view().pages).toMatchObject([{ id: act.pageId, kind: 'manual', state: null, act: { id } }])
    scene.ahead = 5 * minutes + 1
    scene.open.running.push()
    expect(scene.entry(id).state).toMatchObject({ failure: { code: 'act-expired' } })
    scene.desk.answer = () => fed(pageSchema.parse({ ...madePage, id: act.pageId }))
    await scene.mend()
    expect(scene.desk.sent).toEqual([])
    expect(decideAct(scene.open.session, id, { kind: 'retry' }).ok).toBe(true)
    scene.open.running.push()
    await scene.sent(id)
    expect(scene.desk.sent).toMatchObject([
      {
        method: 'POST',
        path: '/v1/pages',
        body: { id: act.pageId, kind: 'manual', ticketId, text: act.text },
      },
    ])
    expect(scene.view().pages).toMatchObject([{ id: act.pageId, state: 'queued', act: null }])
    expect(scene.view().pages).toHaveLength(1)
  })

  it('is not held by anything else about its ticket that waits for its author', async () => {
    scene.desk.answer = ({ path }) =>
      path === '/v1/pages'
        ? fed(pageSchema.parse({ ...madePage, id: 'p-9' }))
        : failed('invalid-request', 'No.')
    const note = scene.perform({ kind: 'note', ticketId, messageId: randomUUID(), body: 'x' })
    await until('the note to be refused', () => scene.entry(note).state.kind === 'needs-you')
    const id = scene.perform({ ...page(), pageId: 'p-9' })
    await scene.sent(id)
    expect(scene.entry(note).state.kind).toBe('needs-you')
  })
})

const madePage = {
  kind: 'manual', ticketId, groupId: 'g-1', outageId: null, madeBy: 'ada', text: 'Half the town is dark', state: 'queued',
  ticketIds: [ticketId], entryIds: [], beganAt: at, acknowledgedAt: null, version: 1,
} // prettier-ignore
