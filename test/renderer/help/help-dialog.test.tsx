import { afterEach, beforeEach, expect, it } from 'vitest'
import { HelpDialog } from '../../../renderer/features/help/help-dialog.tsx'
import { useHelp } from '../../../renderer/features/help/help-store.ts'
import { byRole, press, showScreen, typeInto, until, type Shown } from '../../support/show-screen.tsx'

let shown: Shown
beforeEach(async () => {
  useHelp.setState(useHelp.getInitialState(), true)
  HTMLElement.prototype.scrollIntoView = () => undefined
  HTMLElement.prototype.scrollTo = () => undefined
  shown = await showScreen(<HelpDialog />)
})
afterEach(() => shown.unmount())

const text = () => document.querySelector('article')

it('opens at a heading, which has the keyboard', async () => {
  useHelp.getState().opened({ page: 'administrators', anchor: 'the-pager-blocklist' })
  await until(() => document.activeElement?.textContent === 'The pager blocklist', 'the heading')
  expect(text()?.getAttribute('aria-label')).toBe('For administrators')
})

it('goes along a link to another page, and back', async () => {
  useHelp.getState().opened({ page: 'agents', anchor: 'the-queue' })
  await until(() => text() !== null, 'the page')
  const links = [...document.querySelectorAll('article a')]
  await press(links.find((each) => each.textContent === 'service levels') ?? null)
  await until(() => document.activeElement?.textContent === 'Service levels', 'the other page')
  await press(byRole('button', 'Back'))
  await until(() => document.activeElement?.textContent === 'The queue', 'the page before')
  expect(byRole('button', 'Back')).toBeNull()
})

it('finds sections while words are typed, and opens one', async () => {
  useHelp.getState().opened({ page: 'agents' })
  await until(() => text() !== null, 'the page')
  await typeInto(document.querySelector('input'), 'evidence pack')
  const found = [...document.querySelectorAll('nav button')]
  expect(found.map((each) => each.textContent)).toEqual(['The pager blocklistFor administrators'])
  await press(found[0] ?? null)
  await until(() => document.activeElement?.textContent === 'The pager blocklist', 'the section')
  await typeInto(document.querySelector('input'), 'xyzzy')
  expect(document.querySelector('nav')?.textContent).toBe('Nothing holds these words.')
})

it('draws elements, and leads out only where that is safe', async () => {
  useHelp.getState().opened({ page: 'operating' })
  await until(() => text() !== null, 'the page')
  expect(text()?.querySelectorAll('table tr').length).toBeGreaterThan(5)
  expect(text()?.querySelectorAll('pre code').length).toBeGreaterThan(3)
  const targets = [...document.querySelectorAll('article a[target]')].map((each) => each.getAttribute('href'))
  expect(targets.every((href) => href?.startsWith('https://') === true)).toBe(true)
})
