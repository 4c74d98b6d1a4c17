import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followLinks } from '../../renderer/follow-links.ts'
import { useFrame } from '../../renderer/frame-store.ts'
import { useConnection } from '../../renderer/features/connection/connection-store.ts'
import { useAnnouncements } from '../../renderer/ui/announce.ts'
import { handOverLink } from '../../preload/hand-over-link.ts'
import { success } from '../../shared/ipc/result.ts'
import { installBridge } from '../support/fake-bridge.ts'
import { fakeDesk, type FakeDesk } from '../support/fake-desk.ts'
import { until } from '../support/show-screen.tsx'

let desk: FakeDesk
let leave: () => void
let uninstall: () => void
const told = () => useAnnouncements.getState().shown.map(({ text }) => text)
const openTicket = () => useFrame.getState().openTicketId

beforeEach(() => {
  useFrame.setState(useFrame.getInitialState(), true)
  useAnnouncements.setState(useAnnouncements.getInitialState(), true)
  useConnection.setState(useConnection.getInitialState(), true)
  window.location.hash = ''
  desk = fakeDesk(3)
  uninstall = installBridge(desk.bridge)
})
afterEach(() => {
  leave()
  uninstall()
})

function handed(link: string) {
  let waiting: string | null = link
  desk.bridge.answer('link.take', () => {
    const taken = waiting
    waiting = null
    return success(taken)
  })
}
const row = () => desk.rows[1] ?? expect.unreachable()
const numberOf = () => row().number ?? 0

describe('a link that is followed', () => {
  it('opens its ticket, whether it came before the screen or later, from whatever section', async () => {
    useFrame.getState().sectionPicked('settings')
    handed(`imagine-desk://ticket/${numberOf()}`)
    leave = followLinks()
    await until(() => openTicket() === row().id, 'the ticket of the start')
    expect(useFrame.getState().section).toBe('queue')
    useFrame.getState().ticketClosed()
    handed(`imagine-desk://ticket/${numberOf()}`)
    desk.bridge.emit('linked', null)
    await until(() => openTicket() === row().id, 'the ticket that was asked for later')
    expect(told()).toEqual([])
  })

  it('says in words where the ticket is not here, and leaves the screen as it is', async () => {
    useFrame.getState().ticketOpened(row().id)
    handed('imagine-desk://ticket/4711')
    leave = followLinks()
    await until(() => told().length === 1, 'words')
    expect(told()[0]).toBe('There is no ticket #4711 at this desk.')
    useFrame.setState({ isAway: true })
    handed('imagine-desk://ticket/4711')
    desk.bridge.emit('linked', null)
    await until(() => told().some((text) => text.includes('cannot be reached')), 'words without a network')
    expect(openTicket()).toBe(row().id)
  })

  it.each(['imagine-desk://ticket/../../x', 'imagine-desk://evil.example/1', 'imagine-desk:<b>1</b>'])(
    'does nothing but say so for %s',
    async (link) => {
      handed(link)
      leave = followLinks()
      await until(() => told().length === 1, 'words')
      expect(told()[0]).toContain(link)
      expect(desk.bridge.requestsOf('ticket.find')).toEqual([])
      expect(openTicket()).toBeNull()
    },
  )

  it('is read from the address, once each time that it is entered', async () => {
    window.location.hash = `#ticket/${numberOf()}`
    leave = followLinks()
    await until(() => openTicket() === row().id, 'the ticket of the address')
    expect(window.location.hash).toBe('')
    useFrame.getState().ticketClosed()
    window.location.hash = `#ticket/${numberOf()}`
    await until(() => openTicket() === row().id, 'the ticket of the address again')
    window.location.hash = '#ticket/../1'
    await until(() => told().length === 1, 'words')
    expect(told()[0]).toContain('#ticket/../1')
  })

  it('comes from a tab that may not open the console itself', async () => {
    expect(await handOverLink('#ticket/../1')).toBeNull()
    leave = followLinks()
    expect(await handOverLink(`#ticket/${numberOf()}`)).toBe(numberOf())
    await until(() => openTicket() === row().id, 'the ticket of the other tab')
    leave()
    expect(desk.bridge.listenerCount('linked')).toBe(0)
    expect(await handOverLink(`#ticket/${numberOf()}`)).toBeNull()
  })
})
