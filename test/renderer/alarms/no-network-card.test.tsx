import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useCallList } from '../../../renderer/features/alarms/call-list-store.ts'
import { NoNetworkCard } from '../../../renderer/features/alarms/no-network-card.tsx'
import { PrintedCallList } from '../../../renderer/features/alarms/printed-call-list.tsx'
import type { CallListView } from '../../../shared/ipc/alarm-views.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeCallList, fakeCritical } from '../../support/fake-call-list.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { button, hasNoInjectedMarkup, hostileText, onScreen, press, until, words } from '../on-screen.tsx'

const onOpenTicket = vi.fn<(ticketId: TicketId) => void>()
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useCallList.setState(useCallList.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => {
  uninstall()
  vi.restoreAllMocks()
})

const show = async (list: CallListView) => {
  bridge.answer('phones.list', () => success(list))
  await onScreen(<NoNetworkCard onOpenTicket={onOpenTicket} />)
}

describe('the card without a network', () => {
  it('is none where nothing is mission critical, and comes when something is', async () => {
    await show(fakeCallList(0))
    expect(words()).not.toContain('No network')
    bridge.answer('phones.list', () => success(fakeCallList(1)))
    bridge.emit('changed', { topics: ['tickets'], ticketIds: null })
    await until(() => expect(words()).toContain('this machine cannot page'))
  })

  it('says what was and was not paged, and lists whom to call, on duty first', async () => {
    const tickets = [fakeCritical(1), fakeCritical(2, { number: null, paged: { kind: 'not-sent' } })]
    await show(fakeCallList(0, { tickets }))
    await until(() => expect(words()).toContain('2 mission-critical tickets are not settled'))
    expect(words()).toContain(
      'gateways took messages to Bo Berg and Ann Ek. Whether anybody knows is not known here.',
    )
    expect(words()).toContain('Nobody was paged: it has not reached the desk.')
    const names = [...document.querySelectorAll('.phones-name')].map((each) => each.textContent)
    expect(names).toEqual(['Bo Berg, on duty', 'Ann Ek', 'Emergency number of this desk'])
    expect(words()).toContain('On duty, but no number is known here: Cy Moss')
  })

  it('stays small, and smaller where its reader wants that', async () => {
    await show(fakeCallList(9, { ticketsLeftOut: 2 }))
    await until(() => expect(words()).toContain('and 8 more, on the printed list'))
    await press(button('Show less'))
    expect(words()).not.toContain('and 8 more')
    expect(words()).toContain('11 mission-critical tickets')
  })

  it('opens a ticket', async () => {
    await show(fakeCallList(1))
    await until(() => expect(words()).toContain('#5001'))
    await press(button(/#5001/))
    expect(onOpenTicket).toHaveBeenCalledWith('ticket-1')
  })
})

describe('the printed call list', () => {
  it('has everybody and every ticket, prints once, and leaves no sheet behind', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
    const tickets = [fakeCritical(1, { subject: hostileText }), ...fakeCallList(5).tickets.slice(1)]
    bridge.answer('phones.list', () => success(fakeCallList(0, { tickets })))
    await onScreen(<PrintedCallList />)
    await useCallList.getState().printAsked()
    await until(() => expect(print).toHaveBeenCalledTimes(1))
    const sheet = () => document.querySelector('.print-sheet')
    for (const text of ['Bo Berg', 'Cy Moss', 'not known', '+1 555 010 0100', '#5005', '+1 555 010 0142'])
      expect(sheet()?.textContent).toContain(text)
    expect(hasNoInjectedMarkup()).toBe(true)
    expect(document.title).toBe('Call list')
    window.dispatchEvent(new Event('afterprint'))
    await until(() => expect(sheet()).toBeNull())
  })
})
