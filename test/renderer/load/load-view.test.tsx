import { afterEach, beforeEach, expect, it } from 'vitest'
import { useLoad } from '../../../renderer/features/load/load-store.ts'
import { LoadView } from '../../../renderer/features/load/load-view.tsx'
import { falseShareWords, loadSentence } from '../../../renderer/features/load/load-words.ts'
import type { LoadView as Load } from '../../../shared/ipc/duty-views.ts'
import { success } from '../../../shared/ipc/result.ts'
import { fakeLoad } from '../../support/fake-duty.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { hasNoInjectedMarkup, hostileText, onScreen, press, theOne, until, words } from '../on-screen.tsx'

let load: Load
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useLoad.setState(useLoad.getInitialState(), true)
  load = fakeLoad
  bridge = fakeDesk(1).bridge
  bridge.answer('load.read', ({ days }) => success({ ...load, days }))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(text: string) {
  await onScreen(<LoadView />)
  await until(() => expect(words()).toContain(text))
}
const cells = (row: Element) => [...row.children].map(({ textContent }) => textContent)

it('tells in a table what the plot draws', async () => {
  await shown('8 pages went to 2 people at night. 2 of them were needless')
  const rows = [...document.querySelectorAll('tbody tr, tfoot tr')].map(cells)
  expect(rows).toEqual([
    ['Ada', '7', '4', '2', '1', '2 of 6 (33 %)'],
    ['Gus (no responder any more)', '1', '0', '0', '1', '—'],
    ['Pages in all', '8', '5', '2', '1', '2 of 7 (29 %)'],
  ])
  const bars = [...document.querySelectorAll('.load-bar')].map(
    (bar) => bar.querySelectorAll('.load-part').length,
  )
  expect(bars).toEqual([3, 1])
  // For the eye alone: a screen reader has the table.
  expect(document.querySelector('.load-bars')?.closest('[aria-hidden]')).not.toBeNull()
  expect(words()).toContain('3 responders were not paged at night.')
  expect(words()).toContain('22:00 to 06:00, Europe/Berlin')
})

it('looks back thirty days, or ninety', async () => {
  await shown('In the last 30 days')
  await press(theOne('input[type="radio"]', /Last 90 days/))
  await until(() => expect(words()).toContain('In the last 90 days'))
  expect(bridge.requestsOf('load.read')).toEqual([{ days: 30 }, { days: 90 }])
})

it('says so where nobody was woken, and where not all messages are here', async () => {
  load = { ...fakeLoad, pages: { needed: 0, needless: 0, unjudged: 0 }, people: [] }
  await shown('No page went to anybody at night in the last 30 days.')
  load = { ...fakeLoad, cutPages: 2 }
  await onScreen(<LoadView />)
  await until(() => expect(words()).toContain('more people may have been paged than stand here'))
})

it('shows names as plain text', async () => {
  const [first] = fakeLoad.people
  if (first === undefined) throw new Error('Nobody was woken.')
  load = { ...fakeLoad, people: [{ ...first, name: hostileText }] }
  await shown(hostileText)
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('says no share before anything was judged', () => {
  const count = (needed: number, needless: number, unjudged: number) => ({ needed, needless, unjudged })
  expect(falseShareWords(count(0, 0, 4))).toBe('—')
  expect(falseShareWords(count(3, 1, 4))).toBe('1 of 4 (25 %)')
  expect(loadSentence(count(0, 0, 1), 1, 30)).toBe(
    'In the last 30 days one page went to one person at night. None of them is judged yet.',
  )
  expect(loadSentence(count(2, 0, 1), 4, 30)).toContain('None of those judged so far was needless.')
  expect(loadSentence(count(0, 1, 0), 1, 90)).toContain('One of them was needless')
})
