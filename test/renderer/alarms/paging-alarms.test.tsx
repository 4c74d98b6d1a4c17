import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAlarms } from '../../../renderer/features/alarms/alarms-store.ts'
import { PagingAlarms } from '../../../renderer/features/alarms/paging-alarms.tsx'
import type { AlarmsView, TroubledPage } from '../../../shared/ipc/alarm-views.ts'
import { success } from '../../../shared/ipc/result.ts'
import { pageIdSchema, ticketIdSchema, type PageId, type TicketId } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { button, hasNoInjectedMarkup, hostileText, onScreen, press, until, words } from '../on-screen.tsx'

const calm: AlarmsView = { pagerSilent: null, troubled: [], unheld: 0 }
const troubled = (place: number, more: Partial<TroubledPage> = {}): TroubledPage => ({
  pageId: pageIdSchema.parse(`page-${place}`),
  ticket: { ticketId: ticketIdSchema.parse(`ticket-${place}`), number: 5000 + place, subject: hostileText },
  trouble: 'Nobody is on duty.',
  beganAt: Date.now(),
  ...more,
})
const onOpenTicket = vi.fn<(ticketId: TicketId) => void>()
const onOpenPage = vi.fn<(pageId: PageId) => void>()
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useAlarms.setState(useAlarms.getInitialState(), true)
  onOpenTicket.mockClear()
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

const show = async (alarms: AlarmsView) => {
  bridge.answer('alarms.read', () => success(alarms))
  await onScreen(<PagingAlarms onOpenTicket={onOpenTicket} onOpenPage={onOpenPage} />)
}
const alerts = () => [...document.querySelectorAll('[role="alert"]')].map((each) => each.textContent)

describe('alarms over everything', () => {
  it('are none while all is well', async () => {
    await show(calm)
    expect(alerts()).toEqual([])
  })

  it('say that the pager is dead, since when, and stay until it is over', async () => {
    await show({ ...calm, pagerSilent: { since: Date.now() } })
    await until(() => expect(alerts()[0]).toContain('gives no sign of life since'))
    expect(alerts()[0]).toContain('Nobody is woken by anything.')
    bridge.emit('alarms', { ...calm, pagerSilent: { since: null } })
    await until(() => expect(alerts()[0]).toContain('has never run'))
    bridge.emit('alarms', calm)
    await until(() => expect(alerts()).toEqual([]))
  })

  it('say which page wakes nobody and why, in the words of whom it came from, never as markup', async () => {
    await show({ ...calm, troubled: [troubled(1), troubled(2, { ticket: null }), troubled(3), troubled(4)] })
    await until(() => expect(alerts()).toHaveLength(3))
    expect(words()).toContain('#5001')
    expect(words()).toContain('A page wakes nobody')
    expect(words()).toContain('2 more pages reach nobody.')
    expect(hasNoInjectedMarkup()).toBe(true)
    await press(button('Open the ticket'))
    expect(onOpenTicket).toHaveBeenCalledWith('ticket-1')
    await press(button('Open the page'))
    expect(onOpenPage).toHaveBeenCalledWith('page-2')
  })
})
