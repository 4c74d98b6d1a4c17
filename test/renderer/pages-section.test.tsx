import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { App } from '../../renderer/app.tsx'
import { useBlocklist } from '../../renderer/features/blocklist/blocklist-store.ts'
import { usePages } from '../../renderer/features/pages/pages-store.ts'
import { usePagesStatus } from '../../renderer/features/pages/status-store.ts'
import { useFrame } from '../../renderer/frame-store.ts'
import { loadRest } from '../../renderer/rest.tsx'
import { success } from '../../shared/ipc/result.ts'
import { groupIdSchema } from '../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../support/fake-bridge.ts'
import { answerBlocklist, fakeBlocklistRow } from '../support/fake-blocklist.ts'
import { fakeDesk } from '../support/fake-desk.ts'
import { answerPages, fakeDetail, unheldPage } from '../support/fake-pages.ts'
import { button, onScreen, press, until, words } from './on-screen.tsx'

/* What the frame composes: the bar, and the way from a page to the blocklist. */

/* What is loaded after the first rows must not still be on its way when a test ends. */
beforeAll(loadRest)
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
})
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight')
})

let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useFrame.setState(useFrame.getInitialState(), true)
  usePages.setState(usePages.getInitialState(), true)
  usePagesStatus.setState(usePagesStatus.getInitialState(), true)
  useBlocklist.setState(useBlocklist.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  answerBlocklist(bridge, [fakeBlocklistRow(1, { groupName: 'Harbour Print' })])
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

it('tells everybody, on every screen, how many pages nobody has', async () => {
  useFrame.setState({ section: 'settings' })
  await onScreen(<App />)
  await until(() => expect(button(/^Pages/).textContent).toBe('Pages'))
  bridge.answer('pages.status', () => success({ live: 3, unheld: 2 }))
  bridge.emit('changed', { topics: ['pages'], ticketIds: [] })
  await until(() => expect(button(/^Pages/).textContent).toBe('Pages2 that nobody has'))
})

it('leads from a withheld page to the blocks of its group', async () => {
  const groupId = groupIdSchema.parse('group-9')
  const page = unheldPage(1, { state: 'withheld', groupId })
  answerPages(bridge, [fakeDetail(page)])
  usePages.setState({ selected: page.id })
  useFrame.setState({ section: 'pages' })
  await onScreen(<App />)
  await until(() => expect(words()).toContain('Withheld: nobody was woken'))
  await press(button('Show why it is blocked'))
  expect(useFrame.getState()).toMatchObject({ section: 'blocklist', blocklistPage: 'list' })
  expect(useBlocklist.getState().selected).toBe(groupId)
  await until(() => expect(words()).toContain('Blocked groups'))
})
