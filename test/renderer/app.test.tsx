import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { failed, success } from '../../shared/ipc/result.ts'
import { defaultServiceLevels } from '#shared/protocol/service-levels'
import { defaultPagingRules, defaultThresholds, type SettingsReply } from '../../shared/protocol/settings.ts'
import { useProvider } from '../../renderer/provider-store.ts'
import { announce } from '../../renderer/ui/announce.ts'
import { App } from '../../renderer/app.tsx'
import { useQueue } from '../../renderer/features/queue/queue-store.ts'
import { useFrame } from '../../renderer/frame-store.ts'
import { loadRest } from '../../renderer/rest.tsx'
import { installBridge } from '../support/fake-bridge.ts'
import { fakeDesk, fakePerson, type FakeDesk } from '../support/fake-desk.ts'
import { byRole, press, pressKey, settle, showScreen, until, type Shown } from '../support/show-screen.tsx'

const fakeProvider: SettingsReply = {
  providerName: 'iMagine Internet Services',
  legalNotice: '',
  colours: { accent: '#1a5fb4', banner: '#12315c' },
  links: { terms: null, payment: null, comparison: null, services: [], more: [] },
  emergencyPhone: '',
  openingHours: '',
  timeZone: 'UTC',
  thresholds: defaultThresholds,
  paging: defaultPagingRules,
  serviceLevels: defaultServiceLevels,
  version: 1,
}

let desk: FakeDesk
let shown: Shown
let uninstall: () => void

/* What is loaded after the first rows must not still be on its way when a test ends. */
beforeAll(loadRest)
beforeEach(() => {
  useFrame.setState(useFrame.getInitialState(), true)
  useQueue.setState(useQueue.getInitialState(), true)
  useProvider.setState(useProvider.getInitialState(), true)
  desk = fakeDesk(40)
  uninstall = installBridge(desk.bridge)
})

afterEach(async () => {
  await shown.unmount()
  uninstall()
})

async function show(): Promise<void> {
  shown = await showScreen(<App />)
  await settle()
}

describe('the console', () => {
  it('shows the queue to a signed-in person, and says that a sample wakes nobody', async () => {
    await show()
    await until(() => byRole('grid', 'Tickets') !== null, 'the queue')
    expect(shown.text()).toContain('Sample desk: wakes nobody.')
  })

  it('reads the first rows once, for the desk that is drawn with them', async () => {
    await show()
    await until(() => byRole('row', /./) !== null, 'the rows')
    await settle()
    expect(desk.bridge.requestsOf('queue.window')).toHaveLength(1)
  })

  it('shows the desk without rows that are late, and then with them', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const { rows } = desk
    desk.bridge.answer('queue.window', async () => {
      await held
      return success({ rows, start: 0, total: rows.length })
    })
    await show()
    await until(() => byRole('status', 'Loading tickets') !== null, 'the desk')
    expect(byRole('grid', 'Tickets')).toBeNull()
    release()
    await until(() => byRole('grid', 'Tickets') !== null, 'the rows')
  })

  it('shows the way in to somebody who is signed out', async () => {
    desk.bridge.answer('session.read', () => success({ kind: 'signed-out', lastServiceUrl: null }))
    await show()
    await until(() => shown.text().includes('Connect to your desk'), 'the way in')
    expect(byRole('grid', 'Tickets')).toBeNull()
  })

  it('keeps nothing of the desk on the screen once its person may use it no longer', async () => {
    await show()
    await until(() => byRole('grid', 'Tickets') !== null, 'the queue')
    announce('#5123 is pending', { action: { name: 'Undo', onPress: () => {} } })
    await until(() => shown.text().includes('#5123 is pending'), 'what was told')
    const { failure } = failed('unauthenticated', 'This token is not known here, or was revoked.')
    const session = { kind: 'locked-out' as const, person: fakePerson, failure }
    desk.bridge.answer('session.read', () => success(session))
    useFrame.setState({ session })
    await until(() => shown.text().includes('may no longer use the desk'), 'the lock')
    expect(shown.text()).not.toContain('#5123')
  })

  it('tells in words when the session cannot be read', async () => {
    desk.bridge.answer('session.read', () => failed('core-stopped', 'The data thread has stopped.'))
    await show()
    expect(shown.text()).toContain('The data thread has stopped.')
  })

  it('opens a ticket beside the queue with Enter and closes it with Escape', async () => {
    await show()
    await until(() => byRole('grid', 'Tickets') !== null, 'the queue')
    await pressKey('j')
    await pressKey('Enter')
    await until(() => byRole('article', /nothing answers/) !== null, 'the ticket')
    await pressKey('Escape')
    expect(byRole('article', /nothing answers/)).toBeNull()
  })

  it('turns the pages of the open ticket as the selection moves', async () => {
    await show()
    await until(() => byRole('grid', 'Tickets') !== null, 'the queue')
    await pressKey('j')
    await pressKey('Enter')
    const first = useFrame.getState().openTicketId
    await pressKey('j')
    expect(useFrame.getState().openTicketId).not.toBe(first)
    expect(useFrame.getState().openTicketId).toBe(useQueue.getState().selection?.id)
  })

  it('opens the new ticket with c and the keys with a question mark', async () => {
    await show()
    await pressKey('c')
    expect(useFrame.getState().isNewTicketOpen).toBe(true)
    await until(() => byRole('dialog', /.*/) !== null, 'the new ticket')
    useFrame.getState().newTicketClosed()
    await settle()
    await pressKey('?')
    await until(() => byRole('dialog', 'Keys') !== null, 'the keys')
  })

  it('says above everything that a damaged file was set aside', async () => {
    const notice = failed('file-unreadable', 'The damaged file rests at <b>work.db</b>.').failure
    desk.bridge.answer('session.read', () => success({ kind: 'signed-in', person: fakePerson, notice }))
    await show()
    expect(byRole('alert', /.*/)?.textContent).toContain('The damaged file rests at <b>work.db</b>.')
    await press(byRole('button', 'I have read this'))
    expect(shown.text()).not.toContain('The damaged file rests')
    desk.bridge.emit('session', { kind: 'signed-in', person: fakePerson, notice })
    await settle()
    expect(shown.text()).not.toContain('The damaged file rests')
  })

  it('tells administrators, and only them, that customers see no emergency number', async () => {
    const notice = () => document.querySelector('[aria-label="Emergency phone"]')
    const say = async (emergencyPhone: string) => {
      desk.bridge.answer('provider.read', () => success({ ...fakeProvider, emergencyPhone }))
      desk.bridge.emit('changed', { topics: ['provider'], ticketIds: null })
      await settle()
    }
    desk.bridge.answer('session.read', () =>
      success({ kind: 'signed-in', person: { ...fakePerson, role: 'admin' } }),
    )
    await show()
    expect(notice()).toBeNull()
    await say('')
    expect(notice()).not.toBeNull()
    await say('+1 555 010 0100')
    expect(notice()).toBeNull()
    await say('')
    desk.bridge.emit('session', { kind: 'signed-in', person: { ...fakePerson, role: 'agent' } })
    await settle()
    expect(notice()).toBeNull()
  })

  it('counts on every screen what is on its way and what needs its author', async () => {
    desk.bridge.answer('connection.read', () =>
      success({ state: { kind: 'online', since: 0 }, lastExchangeAt: 0, waiting: 3, needsYou: 1 }),
    )
    await show()
    for (const section of ['Groups', 'Settings']) {
      await press(byRole('button', section))
      expect(byRole('button', /^Outbox/)?.textContent).toBe('Outbox1 needs you3 waiting')
    }
  })

  it('keeps people from those who are not administrators', async () => {
    desk.bridge.answer('session.read', () =>
      success({ kind: 'signed-in', person: { ...fakePerson, role: 'agent' } }),
    )
    await show()
    expect(byRole('button', 'Groups')).not.toBeNull()
    expect(byRole('button', 'People')).toBeNull()
  })

  it('wears the theme the person chose, at once', async () => {
    await show()
    expect(document.documentElement.dataset['theme']).toBeUndefined()
    desk.bridge.emit('preferences', { ...desk.preferences(), theme: 'dark' })
    await settle()
    expect(document.documentElement.dataset['theme']).toBe('dark')
    desk.bridge.emit('preferences', { ...desk.preferences(), theme: 'system' })
    await settle()
    expect(document.documentElement.dataset['theme']).toBeUndefined()
  })

  it('goes to another section and back to the same row', async () => {
    await show()
    await until(() => byRole('grid', 'Tickets') !== null, 'the queue')
    await pressKey('j')
    const selected = useQueue.getState().selection
    await press(byRole('button', 'Outbox'))
    expect(byRole('grid', 'Tickets')).toBeNull()
    await press(byRole('button', 'Queue'))
    await until(() => byRole('grid', 'Tickets') !== null, 'the queue again')
    expect(useQueue.getState().selection).toEqual(selected)
  })
})
