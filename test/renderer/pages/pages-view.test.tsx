import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDeliveryLog } from '../../../renderer/features/pages/log-store.ts'
import { usePage } from '../../../renderer/features/pages/page-store.ts'
import { usePages } from '../../../renderer/features/pages/pages-store.ts'
import { PagesView } from '../../../renderer/features/pages/pages-view.tsx'
import { usePagePeople } from '../../../renderer/features/pages/people-store.ts'
import { DeskNowContext, type DeskNow } from '../../../renderer/ui/desk-now.ts'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import type { LaidOnPage, PageDetail } from '../../../shared/ipc/page-views.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import { groupIdSchema, ticketIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { answerPages, fakeDelivery, fakeDetail, fakeLadder, fakePerson, unheldPage } from '../../support/fake-pages.ts' // prettier-ignore
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, pressKey, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

/* A document without layout has no height, and a list without height shows no rows. */
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight')
})

const mail = { ticketId: ticketIdSchema.parse('t-1'), number: 7, subject: 'Mail' }
const online: DeskNow = { isAway: false, emergencyPhone: '', undoMs: 0 }
const onOpenTicket = vi.fn<(id: string) => void>()
const onOpenBlocks = vi.fn<(id: string) => void>()
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  usePages.setState(usePages.getInitialState(), true)
  usePage.setState(usePage.getInitialState(), true)
  usePagePeople.setState(usePagePeople.getInitialState(), true)
  useDeliveryLog.setState(useDeliveryLog.getInitialState(), true)
  for (const listener of [onOpenTicket, onOpenBlocks]) listener.mockReset()
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(details: readonly PageDetail[], deskNow = online) {
  answerPages(bridge, details)
  await onScreen(
    <DeskNowContext value={deskNow}>
      <PagesView onOpenTicket={onOpenTicket} onOpenBlocks={onOpenBlocks} />
    </DeskNowContext>,
  )
  await until(() => expect(usePages.getState().rows).not.toBeNull())
}
const panel = () => theOne('section', 'How it stands').textContent
const acts = () => bridge.requestsOf('act.perform').map((request) => (request as { act: object }).act)

describe('the pages', () => {
  it('say where there are none what begins one', async () => {
    await shown([])
    expect(words()).toContain('Nobody was ever woken')
  })

  it('open with the one that nobody has, with how long and when it goes round again', async () => {
    await shown([fakeDetail(unheldPage(1))])
    await until(() => expect(panel()).toContain('Nobody has it'))
    expect(panel()).toMatch(
      /went out 3 min ago · goes round again in [56]:\d\d · a gateway took it for 9 of 12 people/,
    )
    expect(words()).not.toMatch(/\bsent\b/i)
  })

  it('open with the one that begins while none is chosen', async () => {
    await shown([])
    answerPages(bridge, [fakeDetail(unheldPage(1))])
    bridge.emit('changed', { topics: ['pages'], ticketIds: null })
    await until(() => expect(panel()).toContain('Nobody has it'))
  })

  it('call a trial of one method what it is, and ask nobody to answer it', async () => {
    await shown([fakeDetail(unheldPage(1, { kind: 'drill', isTrial: true, groupName: null }))])
    await until(() => expect(panel()).toContain('A trial of one method'))
    expect(panel()).not.toContain('Nobody has it')
    expect(document.querySelector('.page-standing button')).toBeNull()
  })

  it('do not open one that is over', async () => {
    await shown([fakeDetail(unheldPage(1, { state: 'resolved', resolvedAt: Date.now() }))])
    expect(words()).toContain('No page chosen')
  })

  it('shows a withheld one in words that promise nobody, with the way to why', async () => {
    const groupId = groupIdSchema.parse('group-1')
    await shown([fakeDetail(unheldPage(1, { state: 'withheld', groupId }), { ladders: [] })])
    await press(theOne('input[type="radio"]', 'Withheld'))
    await pressKey('j')
    await until(() => expect(panel()).toContain('Withheld: nobody was woken'))
    expect(document.querySelector('.page-standing .button-primary')).toBeNull()
    await press(button('Show why it is blocked'))
    expect(onOpenBlocks).toHaveBeenCalledWith('group-1')
  })

  it('never runs what people and gateways wrote', async () => {
    const page = unheldPage(1, { text: hostileText, trouble: hostileText, groupName: hostileText })
    const ladder = fakeLadder(1, { name: hostileText, rounds: [{ round: 1, deliveries: [fakeDelivery(1, { words: hostileText, to: hostileText })] }] }) // prettier-ignore
    await shown([fakeDetail(page, { ladders: [ladder] })])
    await until(() => expect(panel()).toContain(hostileText))
    expect(hasNoInjectedMarkup()).toBe(true)
  })
})

describe('the ladder of a page', () => {
  it('names each method tried in order, how far it came, and the gateway’s words', async () => {
    const failedFirst = fakeDelivery(1, {
      state: 'failed',
      words: '550 No such pager',
      tries: 4,
      isVerified: false,
    })
    const then = fakeDelivery(2, { channel: 'smtp', state: 'queued', words: '' })
    const first = fakeDelivery(3, { state: 'read', to: 'pager of before' })
    const rounds = [{ round: 1, deliveries: [first] }, { round: 2, deliveries: [failedFirst, then] }] // prettier-ignore
    const tickets = [{ ticketId: ticketIdSchema.parse('t-9'), number: 9, subject: 'All dark' }]
    await shown([fakeDetail(unheldPage(1), { ladders: [fakeLadder(1, { rounds })], tickets })])
    await until(() => expect(words()).toContain('“550 No such pager”'))
    expect(words()).toMatch(
      /SNPP pager 1.*Failed.*method not verified, tried 4 times.*E-mail gateway pager 2.*Queued/,
    )
    expect(words()).not.toContain('pager of before')
    await press(button('1 earlier round'))
    expect(words()).toContain('pager of before')
    await press(button(/#9/))
    expect(onOpenTicket).toHaveBeenCalledWith('t-9')
  })

  it('tells who has it by what way', async () => {
    const page = unheldPage(1, {
      state: 'acknowledged',
      acknowledgedAt: Date.now(),
      holder: { name: 'Bo Ström', how: 'link', isMe: false },
    })
    await shown([fakeDetail(page, { ladders: [fakeLadder(1, { name: 'Bo Ström', hasIt: true })] })])
    await until(() => expect(panel()).toContain('Bo Ström has it'))
    expect(panel()).toContain('by the link in the message')
    expect(panel()).not.toContain('Acknowledge')
    expect(document.querySelector('.ladder-has-it')?.textContent).toBe('Has it')
  })
})

describe('what is done about a page', () => {
  it('is acknowledged by one key, once', async () => {
    const page = unheldPage(1)
    await shown([fakeDetail(page)])
    await until(() => expect(panel()).toContain('Nobody has it'))
    await pressKey('a')
    await until(() => expect(acts()).toEqual([{ kind: 'page-acknowledge', pageId: page.id }]))
    answerPages(bridge, [fakeDetail({ ...page, laid: [laid({})] })])
    bridge.emit('changed', { topics: ['pages'], ticketIds: [] })
    await until(() => expect(panel()).toContain('You acknowledged it here.'))
    await pressKey('a')
    expect(acts()).toHaveLength(1)
  })

  it('says offline that people go on being woken, and promises no time of the next round', async () => {
    const page = unheldPage(1, { laid: [laid({})] })
    await shown([fakeDetail(page)], { ...online, isAway: true })
    await until(() =>
      expect(panel()).toContain('Kept here. Until it reaches the desk, people go on being woken.'),
    )
    expect(panel()).toContain('may go round again')
    expect(panel()).toContain('this is how it stood when it last answered')
    expect(words()).toContain('Acknowledged here only')
    expect(panel()).toContain('Nobody has it')
  })

  it('offers only to discard one that came after somebody else’s', async () => {
    const { failure } = failed('page-taken', 'Bo has this page.')
    await shown([
      fakeDetail(unheldPage(1, { laid: [laid({ state: { kind: 'needs-you', since: 1, failure } })] })),
    ])
    await until(() => expect(panel()).toContain('Bo has this page.'))
    const choices = [
      ...document.querySelectorAll('[role="group"][aria-label="You acknowledged it here."] button'),
    ]
    expect(choices.map(({ textContent }) => textContent)).toEqual(['Discard'])
    await press(button('Discard'))
    expect(bridge.requestsOf('outbox.decide')).toEqual([{ actId: 'act-1', decision: { kind: 'discard' } }])
  })

  it('is handed over to somebody chosen, with a note', async () => {
    bridge.answer('pages.people', () => success([fakePerson(1), fakePerson(2, { name: 'Chioma Eze' })]))
    const holder = { name: 'Rosa', how: 'console', isMe: true } as const
    await shown([fakeDetail(unheldPage(1, { state: 'acknowledged', holder, ticket: mail }))])
    await until(() => expect(panel()).toContain('You have it'))
    await pressKey('h')
    await until(() => expect(words()).toContain('Hand this page over'))
    await type(field('To'), 'chio')
    await until(() => expect(words()).toContain('Support, on duty'))
    await press(theOne('[role="option"]', /Chioma Eze/))
    await type(field('Note (may stay blank)'), 'Your network')
    await press(theOne('button', /^Hand over(Ctrl ↵)?$/))
    await until(() => expect(acts()).toHaveLength(1))
    expect(acts()).toMatchObject([{ kind: 'page-hand-over', to: 'responder-2', note: 'Your network' }])
  })

  it('is not handed over while nobody has it', async () => {
    await shown([fakeDetail(unheldPage(1))])
    await until(() => expect(panel()).toContain('Nobody has it'))
    expect(panel()).not.toContain('Hand over')
  })

  it('is resolved only after a question, which says where nobody has it', async () => {
    await shown([fakeDetail(unheldPage(1))])
    await until(() => expect(panel()).toContain('Nobody has it'))
    await pressKey('d')
    await until(() => expect(words()).toContain('Nobody has said that they have it.'))
    expect(acts()).toEqual([])
    await press(theOne('button', /^Resolve(Ctrl ↵)?$/))
    await until(() => expect(acts()).toMatchObject([{ kind: 'page-resolve' }]))
  })

  it('tells why it was refused', async () => {
    bridge.answer('act.perform', () => failed('page-state', 'This page is over.'))
    await shown([fakeDetail(unheldPage(1))])
    await until(() => expect(panel()).toContain('Nobody has it'))
    await pressKey('a')
    await until(() => expect(words()).toContain('This page is over.'))
  })
})

describe('a page by hand about no ticket', () => {
  beforeEach(() => {
    bridge.answer('pages.people', () =>
      success([fakePerson(1), fakePerson(2), fakePerson(3, { isOnDuty: false })]),
    )
  })
  async function asked() {
    await shown([])
    await pressKey('p')
    await until(() => expect(words()).toContain('Everybody on duty (2 people)'))
  }

  it('asks for words before it wakes anybody', async () => {
    await asked()
    await press(button(/^Page 2 people on duty/))
    expect(words()).toContain('Enter what to tell them.')
    expect(acts()).toEqual([])
  })

  it('wakes everybody on duty, and shows the page it made', async () => {
    await asked()
    await type(field('What they read'), 'Hall 2 is hot')
    await press(button(/^Page 2 people on duty/))
    await until(() => expect(acts()).toHaveLength(1))
    expect(acts()).toMatchObject([
      { kind: 'page-people', isDrill: false, responderIds: [], text: 'Hall 2 is hot' },
    ])
    expect(usePages.getState().selected).toBe((acts()[0] as { pageId: string }).pageId)
  })

  it('is a drill of those who are named', async () => {
    await asked()
    await type(field('What they read'), 'A drill')
    await press(theOne('input[type="radio"]', 'A drill: only a trial'))
    await press(theOne('input[type="radio"]', 'Only those named here'))
    await press(button(/^Drill those named/))
    expect(words()).toContain('Name somebody, or page everybody on duty.')
    const [, , third] = document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')
    if (third !== undefined) await press(third)
    await press(button(/^Drill 1 person/))
    await until(() => expect(acts()).toMatchObject([{ isDrill: true, responderIds: ['responder-3'] }]))
  })
})

it('lists every message, finds among them, and leads to the page', async () => {
  const page = unheldPage(1)
  const row = { ...fakeDelivery(1), pageId: page.id, pageName: '#5001 Harbour', responderName: 'Ada Nilsson' }
  bridge.answer('pages.deliveries', ({ text }) =>
    success({ rows: text === '' ? [row] : [], after: null, total: text === '' ? 1 : 0 }),
  )
  await shown([fakeDetail(page)])
  await press(theOne('[role="tab"]', 'Delivery log'))
  await until(() => expect(words()).toContain('The gateway took it'))
  expect(words()).toContain('1 message')
  await type(field('Search the delivery log'), 'nobody')
  await until(() => expect(words()).toContain('No message matches'))
  await type(field('Search the delivery log'), '')
  await until(() => expect(words()).toContain('Ada Nilsson'))
  await press(button('#5001 Harbour'))
  await until(() => expect(panel()).toContain('Nobody has it'))
})

function laid(more: Partial<LaidOnPage>): LaidOnPage {
  const state = { kind: 'waiting', tries: 0, nextTryAt: null } as const
  return { id: actIdSchema.parse('act-1'), kind: 'acknowledge', toName: null, note: '', state, ...more }
}
