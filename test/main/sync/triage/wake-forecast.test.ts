import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWakeForecast } from '#main/sync/triage/wake-forecast'
import type { WakeQuestion } from '#shared/ipc/wake-views'
import { groupIdSchema } from '#shared/protocol/common'
import type { Page } from '#shared/protocol/page'
import { operation, operationPut, startChain } from '../../../support/operation-chain.ts'
import { until } from '../../../support/until.ts'
import { groupPut } from '../blocklist/files.ts'
import { minutes, start, startActScene, ticket, type ActScene } from './act-scene.ts'
import { heldBy, pageOf, pagePut, responderOf, responderPut } from './paged.ts'

const before = (ago: number) => new Date(start - ago * minutes).toISOString()
const methods = [{ id: 'm', settings: { channel: 'ntfy', server: 'https://ntfy.example', topic: 'x' }, secretsKept: [], verifiedAt: before(9), lastTest: null, lastGoodTestAt: null }] as never // prettier-ignore
const raised: WakeQuestion = { kind: 'ticket', ticketId: ticket.id, groupId: null }
const filed = (groupName: string): WakeQuestion => ({ kind: 'new-ticket', groupName })
const byHand: WakeQuestion = { kind: 'by-hand', isDrill: false, responderIds: [] }

let scene: ActScene
const ask = (question: WakeQuestion) => readWakeForecast(scene.open.session, question)
const outcome = (question: WakeQuestion) => ask(question)?.outcome

beforeEach(async () => {
  scene = await startActScene()
  scene.desk.feed(
    groupPut('g-2', { name: 'Borealis', confirmed: false }, 2),
    responderPut(responderOf('r-1', 'Bo', { methods })),
    responderPut(responderOf('r-2', 'Cy')),
  )
  await until('them to be here', () => ask(byHand)?.people.unreachable === 1)
})
afterEach(() => scene.close())

async function have(page: Page) {
  scene.desk.feed(pagePut(page))
  await until('the page', () => scene.view().pages.some(({ id }) => id === page.id))
}

describe('whom something would wake', () => {
  it('is a page to everybody on duty who can be reached, for a confirmed group', () => {
    expect(ask(raised)).toMatchObject({
      outcome: 'page',
      groupName: 'Acme',
      page: null,
      people: {
        isNamed: false,
        reached: 1,
        unverified: 0,
        unreachable: 1,
        everybody: 1,
        widensAfterMinutes: 20,
      },
    })
    expect(ask(filed('  ACME Corp. '))).toMatchObject({ outcome: 'page', groupName: 'Acme' })
  })

  it('is nobody for a group that nobody has confirmed, or that is not known, until somebody vouches for it', () => {
    expect(outcome(filed('Borealis'))).toBe('unknown-group')
    expect(ask(filed('Who Is This'))).toMatchObject({ outcome: 'unknown-group', groupName: 'Who Is This' })
    expect(outcome({ ...raised, groupId: groupIdSchema.parse('g-2') })).toBe('page')
    expect(ask({ ...raised, ticketId: 'never' as never })).toBeNull()
  })

  it('is nobody for a blocked group, by any of its names, but somebody who is paged by hand', async () => {
    scene.desk.feed(operationPut(startChain().record(operation('o', 'g-1'), 'ada', start - minutes)))
    await until('the block', () => outcome(raised) === 'withheld')
    expect(outcome(filed('acme'))).toBe('withheld')
    expect(ask(byHand)).toMatchObject({ outcome: null, people: { reached: 1 } })
  })

  it('is counted into a page that nobody has, while that is young, and told to whoever has one', async () => {
    await have(pageOf('p', { beganAt: before(14) }))
    expect(ask(raised)).toMatchObject({
      outcome: 'joined',
      page: { beganAt: start - 14 * minutes, holder: null },
    })
    scene.ahead = 2 * minutes
    expect(outcome(raised)).toBe('page')
    scene.ahead = 0
    const held = heldBy(pageOf('p', { beganAt: before(14) }), 'Bo', 'bo')
    await have({ ...held, acknowledgedAt: before(1), acknowledgedBy: { name: 'Bo', staffId: null, responderId: 'r-1', how: 'link' } } as Page) // prettier-ignore
    await until('who has it', () => outcome(raised) === 'told')
    expect(ask(raised)?.page?.holder).toEqual({ name: 'Bo', isMe: false, isTold: true })
    // Of another group it is none of their business.
    expect(outcome(filed('Borealis'))).toBe('unknown-group')
  })

  it('is everybody on duty where nothing would tell whoever has the earlier page', async () => {
    await have({ ...heldBy(pageOf('p', { beganAt: before(5) }), 'Rosa', 'rosa'), acknowledgedAt: before(1) })
    expect(ask(raised)).toMatchObject({
      outcome: 'page',
      page: { holder: { name: 'Rosa', isMe: false, isTold: false } },
    })
  })

  it('follows what lies in the outbox to what it is about', async () => {
    await scene.cut()
    const page = scene.perform({ kind: 'page-people', pageId: 'by-hand-1', isDrill: true, responderIds: ['r-2'], text: 'A drill' }) // prettier-ignore
    expect(ask({ kind: 'act', actId: page })).toMatchObject({
      outcome: null,
      people: { isNamed: true, reached: 0, unreachable: 1, widensAfterMinutes: null },
    })
    const file = scene.perform({
      kind: 'file-ticket', ticketId: 'new-1', groupName: 'Nobody Knows', urgency: 'mission-critical', subject: 'Down',
      description: 'All.', requester: { firstName: 'A', lastName: 'B', email: 'a@b.example', phone: '+1 555' },
    }) // prettier-ignore
    expect(outcome({ kind: 'act', actId: file })).toBe('unknown-group')
    const note = scene.perform({ kind: 'note', ticketId: ticket.id, messageId: 'm-1', body: 'Hm.' })
    expect(ask({ kind: 'act', actId: note })).toBeNull()
  })
})
