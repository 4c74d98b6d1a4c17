import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Bell } from '../../../renderer/features/notices/bell.tsx'
import { useNotices } from '../../../renderer/features/notices/notices-store.ts'
import type { ListedNotice } from '../../../shared/ipc/notices.ts'
import { success } from '../../../shared/ipc/result.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { button, hasNoInjectedMarkup, hostileText, onScreen, press, until, words } from '../on-screen.tsx'

const onOpenTicket = vi.fn<(ticketId: string) => void>()
const onOpenSection = vi.fn<(section: string) => void>()
const listed = (key: string, more: Partial<ListedNotice> = {}): ListedNotice => ({
  key,
  kind: 'normal',
  about: 'ticket',
  count: 1,
  title: `New: question: #${key}`,
  body: hostileText,
  ticketId: ticketIdSchema.parse(`ticket-${key}`),
  toldAt: Date.now(),
  isRead: false,
  ...more,
})

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useNotices.setState(useNotices.getInitialState(), true)
  onOpenTicket.mockReset()
  onOpenSection.mockReset()
  bridge = fakeDesk(1).bridge
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(notices: ListedNotice[], quietUntil: number | null = null) {
  bridge.answer('notices.list', () => success({ notices, quietUntil }))
  await onScreen(<Bell onOpenTicket={onOpenTicket} onOpenSection={onOpenSection} />)
}

describe('the bell', () => {
  it('counts what is unread, in its name and in the title of the tab', async () => {
    await shown([listed('1'), listed('2', { isRead: true })])
    await until(() => button('Notifications: 1 unread'))
    expect(document.title).toBe('(1) iMagine Desk')
    bridge.emit('unread', { unread: 0 })
    await until(() => button('Notifications'))
    expect(document.title).toBe('iMagine Desk')
  })

  it('lists what was told, opens its ticket at a press, and marks it as read', async () => {
    await shown([listed('1'), listed('2', { ticketId: null, about: 'page' })])
    await until(() => button('Notifications: 2 unread'))
    await press(button('Notifications: 2 unread'))
    await until(() => expect(words()).toContain('New: question: #1'))
    expect(hasNoInjectedMarkup()).toBe(true)
    await press(button(/^Unread: New: question: #1/))
    expect(onOpenTicket).toHaveBeenCalledWith('ticket-1')
    expect(bridge.requestsOf('notices.read')).toEqual([{ keys: ['1'] }])
  })

  it('marks all as read, and says until when it is quiet', async () => {
    await shown([listed('1')], Date.now() + 3_600_000)
    await until(() => button('Notifications: 1 unread'))
    await press(button('Notifications: 1 unread'))
    await until(() => expect(words()).toContain('Quiet until'))
    await press(button('Mark all as read'))
    expect(bridge.requestsOf('notices.read')).toEqual([{ keys: null }])
  })

  it('opens where a notice of several was pressed, and says when there is nothing', async () => {
    await shown([])
    bridge.emit('wanted', { ticketId: null })
    await until(() => expect(words()).toContain('Nothing yet.'))
    await press(button('Choose what you are told of'))
    expect(onOpenSection).toHaveBeenCalledWith('settings')
  })

  it('says to whoever hears the screen what was told', async () => {
    await shown([])
    bridge.emit('notices', [listed('1')])
    await until(() =>
      expect(document.querySelector('[role="status"]')?.textContent).toBe('New: question: #1'),
    )
    bridge.emit('notices', [listed('2', { kind: 'to-me', title: 'You are paged: #2' })])
    await until(() => expect(document.querySelector('[role="alert"]')?.textContent).toBe('You are paged: #2'))
  })

  it('leaves no listener behind', () => {
    const leave = useNotices.getState().opened()
    leave()
    for (const name of ['unread', 'notices', 'wanted'] as const) expect(bridge.listenerCount(name)).toBe(0)
  })
})
