import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countLivePages } from '#main/store/page-window'
import { laddersOf } from '#main/sync/triage/page-detail'
import {
  newestDeliveries,
  readDeliveryWindow,
  readPagePeople,
  readPageWindow,
} from '#main/sync/triage/page-windows'
import type { DeliveryWindow, PageShow } from '#shared/ipc/page-views'
import { groupIdSchema, methodIdSchema } from '#shared/protocol/common'
import type { Result } from '#shared/ipc/result'
import { until } from '../../../support/until.ts'
import { startActScene, ticket, type ActScene } from './act-scene.ts'
import { after, deliveryOf, heldBy, pageOf, pagePut, responderOf, responderPut } from './paged.ts'

let scene: ActScene
beforeEach(async () => {
  scene = await startActScene()
})
afterEach(() => scene.close())

const value = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
const windowOf = (text: string, show: PageShow = 'all', from: string | null = null) =>
  value(readPageWindow(scene.open.session, { show, text, after: from }))
const found = (text: string, show?: PageShow) => windowOf(text, show).rows.map(({ id }) => id)

async function have(...pages: ReturnType<typeof pageOf>[]) {
  scene.desk.feed(...pages.map(pagePut))
  await until('the pages to be here', () => windowOf('').total === pages.length)
}

describe('the list of pages', () => {
  it('has those that nobody has first, then those under way, and in each the newest first', async () => {
    await have(
      pageOf('over', { state: 'resolved', beganAt: after(9) }),
      pageOf('old', { beganAt: after(1) }),
      heldBy(pageOf('held', { beganAt: after(8) }), 'Bo', 'bo'),
      pageOf('new', { state: 'queued', beganAt: after(2) }),
      pageOf('kept-back', { state: 'withheld', beganAt: after(7) }),
    )
    expect(found('')).toEqual(['new', 'old', 'held', 'over', 'kept-back'])
    expect(found('', 'live')).toEqual(['new', 'old', 'held'])
    expect(found('', 'withheld')).toEqual(['kept-back'])
    expect(countLivePages(scene.open.session.cache.read)).toEqual({ live: 3, unheld: 2 })
  })

  it('leaves out trials of one method, which nobody has to answer; the log has their messages', async () => {
    const deliveries = [deliveryOf('d', { purpose: 'verify' })]
    const trial = pageOf('trial', {
      kind: 'drill',
      methodId: methodIdSchema.parse('m-1'),
      ticketIds: [],
      ticketId: null,
      deliveries,
    })
    scene.desk.feed(pagePut(trial), pagePut(pageOf('new')))
    await until('the page to be here', () => windowOf('').total === 1)
    expect(found('')).toEqual(['new'])
    expect(found('', 'live')).toEqual(['new'])
    expect(countLivePages(scene.open.session.cache.read)).toEqual({ live: 1, unheld: 1 })
    const { rows } = value(readDeliveryWindow(scene.open.session.cache.read, { text: '', after: null }))
    expect(rows).toMatchObject([{ pageName: 'Trial of a method', purpose: 'verify' }])
  })

  it('is read on from where it stopped, though a page begins meanwhile', async () => {
    const many = Array.from({ length: 120 }, (_, n) => pageOf(`p-${n}`, { beganAt: after(n) }))
    await have(...many)
    const first = windowOf('')
    scene.desk.feed(pagePut(pageOf('later', { beganAt: after(500) })))
    await until('the later one', () => windowOf('').total === 121)
    const second = windowOf('', 'all', first.after)
    const third = windowOf('', 'all', second.after)
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(ids).toEqual(many.map(({ id }) => id).toReversed())
    expect(third.after).toBeNull()
    expect(readPageWindow(scene.open.session, { show: 'all', text: '', after: 'nonsense' }).ok).toBe(false)
  })

  it('is searched by text, group, ticket, people and what the gateway said', async () => {
    const none = { ticketId: null, groupId: null, ticketIds: [] }
    await have(
      pageOf('by-group', { ticketId: null, ticketIds: [] }),
      pageOf('by-ticket', { groupId: null }),
      pageOf('by-text', { ...none, text: 'Die Kühlung steht' }),
      pageOf('by-person', { ...none, deliveries: [deliveryOf('d', { responderName: 'Zoë', words: '550 Unknown pager' })] }), // prettier-ignore
      heldBy(pageOf('by-holder', none), 'Chioma', 'bo'),
    )
    expect(found('acme')).toEqual(['by-group'])
    expect(found('#7')).toEqual(['by-ticket'])
    expect(found('mail')).toEqual(['by-ticket'])
    expect(found('kuhlung')).toEqual(['by-text'])
    scene.desk.feed({ kind: 'ticket', op: 'put', id: ticket.id, version: 2, doc: { ...ticket, version: 2, subject: 'Kälteanlage' } }) // prettier-ignore
    await until('the ticket to be told anew', () => found('Kälteanlage').length > 0)
    expect(found('KÄLTE')).toEqual(['by-ticket'])
    expect(found('zoe')).toEqual(['by-person'])
    expect(found('unknown pager')).toEqual(['by-person'])
    expect(found('chioma')).toEqual(['by-holder'])
    expect(found('100%')).toEqual([])
  })
})

describe('the delivery log', () => {
  it('has the messages of all pages, the newest first, however their pages began', async () => {
    const of = (id: string, minute: number, more = {}) =>
      deliveryOf(id, { queuedAt: after(minute), acceptedAt: after(minute), ...more })
    await have(
      pageOf('early', { beganAt: after(0), deliveries: [of('a', 1), of('b', 30)] }),
      pageOf('late', {
        beganAt: after(10),
        deliveries: [of('c', 11), of('d', 12, { words: 'Busy', to: 'pager 9' })],
      }),
    )
    const log = (text: string) =>
      value(readDeliveryWindow(scene.open.session.cache.read, { text, after: null }))
    expect(log('').rows.map(({ id }) => id)).toEqual(['b', 'd', 'c', 'a'])
    expect(log('')).toMatchObject({ total: 4, after: null })
    expect(log('').rows[0]).toMatchObject({ pageId: 'early', pageName: '#7 Acme', responderName: 'Bo' })
    expect(log('busy').rows.map(({ id }) => id)).toEqual(['d'])
    expect(log('pager 9').rows.map(({ id }) => id)).toEqual(['d'])
  })

  it('is searched by the page too: its ticket’s number and subject, its group, its text', async () => {
    const none = { ticketId: null, groupId: null, ticketIds: [] }
    await have(
      pageOf('by-ticket', {
        groupId: null,
        deliveries: [deliveryOf('a'), deliveryOf('b', { words: 'Busy' })],
      }),
      pageOf('by-group', { ...none, groupId: groupIdSchema.parse('g-1'), deliveries: [deliveryOf('c')] }),
      pageOf('by-text', { ...none, text: 'Die Kühlung steht', deliveries: [deliveryOf('d')] }),
    )
    const log = (text: string) =>
      value(readDeliveryWindow(scene.open.session.cache.read, { text, after: null }))
        .rows.map(({ id }) => id)
        .toSorted()
    expect(log('#7')).toEqual(['a', 'b'])
    expect(log('7')).toEqual(['a', 'b'])
    expect(log('mail')).toEqual(['a', 'b'])
    expect(log('acme')).toEqual(['c'])
    expect(log('kuhlung')).toEqual(['d'])
    expect(log('busy')).toEqual(['b'])
    expect(log('#8')).toEqual([])
  })

  it('is read on through several pages without a gap or a repetition', async () => {
    const pages = [0, 1, 2].map((n) =>
      pageOf(`p-${n}`, {
        deliveries: Array.from({ length: 80 }, (_, m) =>
          deliveryOf(`d-${n}-${m}`, { queuedAt: after(m * 3 + n) }),
        ),
      }),
    )
    await have(...pages)
    const ids: string[] = []
    let from: string | null = null
    do {
      const page: DeliveryWindow = value(
        readDeliveryWindow(scene.open.session.cache.read, { text: '', after: from }),
      )
      ids.push(...page.rows.map(({ id }) => id))
      from = page.after
    } while (from !== null)
    const every = pages.flatMap(({ deliveries }) => deliveries)
    expect(ids).toEqual(
      every.toSorted((one, other) => other.queuedAt.localeCompare(one.queuedAt)).map(({ id }) => id),
    )
  })

  it('opens no page whose newest message is older than all that are wanted', () => {
    const opened: string[] = []
    function* pages() {
      for (const [id, minute] of [
        ['new', 9],
        ['old', 5],
      ] as const) {
        // prettier-ignore
        opened.push(id)
        yield {
          page: pageOf(id, { deliveries: [deliveryOf(id, { queuedAt: after(minute) })] }),
          lastAt: after(minute),
          isAbout: false,
        }
      }
    }
    expect(newestDeliveries(pages(), 1, () => true).map(({ delivery }) => delivery.id)).toEqual(['new'])
    expect(opened).toEqual(['new', 'old'])
    expect(newestDeliveries(pages(), 2, () => true)).toHaveLength(2)
  })
})

it('stands a ladder by person: who has it first, whom nothing reached last, each with the methods in order', () => {
  const person = (id: string, name: string, more: object) => ({
    responderId: id,
    responderName: name,
    ...more,
  })
  const page = {
    ...heldBy(pageOf('p'), 'Eva', 'eva'),
    deliveries: [
      deliveryOf('1', person('r-1', 'Bo', { state: 'failed', failedAt: after(1), words: '550' })),
      deliveryOf('2', person('r-2', 'Eva', {})),
      deliveryOf('3', person('r-3', 'Ada', { state: 'read', readAt: after(2) })),
      deliveryOf('4', person('r-1', 'Bo', { state: 'failed', channel: 'smtp', failedAt: after(2) })),
      deliveryOf('5', person('r-3', 'Ada', { round: 2 })),
      deliveryOf('6', person('r-3', 'Ada', { purpose: 'tell' })),
    ],
  }
  const responderId = responderOf('r-2', 'Eva').id
  const acknowledgedBy = { name: 'Eva', staffId: null, responderId, how: 'link' } as const
  const ladders = laddersOf({ ...page, acknowledgedBy }, [responderOf('r-1', 'Bo')])
  expect(ladders).toMatchObject([
    { name: 'Eva', hasIt: true, standing: 'accepted' },
    { name: 'Ada', standing: 'read', role: null, told: [{ id: '6' }] },
    {
      name: 'Bo',
      standing: 'failed',
      role: 'support',
      rounds: [{ round: 1, deliveries: [{ id: '1' }, { id: '4' }] }],
    },
  ])
  expect(ladders[1]?.rounds.map(({ round }) => round)).toEqual([1, 2])
})

it('names who can be paged, those on duty first, and nobody who never is', async () => {
  scene.desk.feed(
    responderPut(responderOf('r-1', 'Zoe', { staffId: scene.open.session.person.id })),
    responderPut(responderOf('r-2', 'Bo')),
    responderPut(responderOf('r-3', 'Left', { active: false })),
  )
  await until('all of them', () => readPagePeople(scene.open.session).length === 2)
  expect(readPagePeople(scene.open.session)).toMatchObject([
    { name: 'Bo', isOnDuty: true, isMe: false },
    { name: 'Zoe', isOnDuty: true, isMe: true },
  ])
})
