import type { Page } from '@playwright/test'
import { groupIdSchema } from '../../shared/protocol/common.ts'
import type { NewView } from '../../shared/protocol/view.ts'
import { queueRows, urgencyToggle } from './support/screen.ts'
import { expect, test } from './support/test.ts'
import { flaws } from './support/flaws.ts'

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Views' })
const own = (page: Page) => page.getByRole('grid', { name: 'My views' }).getByRole('row')
const shared = (page: Page) => page.getByRole('grid', { name: 'Shared views' }).getByRole('row')

async function save(page: Page, name: string, letter = '', isShared = false): Promise<void> {
  await page.getByRole('button', { name: 'Save what is shown as a view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('textbox', { name: 'Key' }).fill(letter)
  if (isShared) await dialog.getByText('Shared with everybody').click()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
}

async function choose(page: Page, name: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${name}` }).click()
  await page.getByRole('menuitem', { name: choice }).click()
}

test('a view is saved, counted live, opened by its letter, edited and reverted', async ({
  api,
  openConsole,
}) => {
  for (const subject of ['Mail is down', 'Web is down'])
    await api.file({ subject, urgency: 'mission-critical' })
  await api.file({ subject: 'Which plan', urgency: 'question' })
  const { page } = await openConsole()
  await expect(queueRows(page)).toHaveCount(3)
  await urgencyToggle(page, 'question').click()
  await expect(queueRows(page)).toHaveCount(1)

  await page.getByRole('button', { name: 'Save what is shown as a view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Questions')
  await dialog.getByRole('textbox', { name: 'Key' }).fill('m')
  await expect(dialog.getByText('“g m” opens “Mine” already.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Key' }).fill('q')
  await expect(dialog.getByText('“g q” opens “Queue” already.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Key' }).fill('z')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(own(page)).toContainText([/Questions, shown.*1 ticket/])

  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(queueRows(page)).toHaveCount(3)
  await expect(sidebar(page).getByRole('button', { name: /^Everything/ })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await api.file({ subject: 'Another question', urgency: 'question' })
  await expect(own(page)).toContainText([/Questions.*2 tickets/])
  await page.keyboard.press('g')
  await page.keyboard.press('z')
  await expect(queueRows(page)).toHaveCount(2)

  await urgencyToggle(page, 'mission-critical').click()
  await expect(queueRows(page)).toHaveCount(4)
  await expect(sidebar(page).getByText('Questions: changed')).toBeVisible()
  await page.getByRole('button', { name: 'Revert' }).click()
  await expect(queueRows(page)).toHaveCount(2)
  await urgencyToggle(page, 'mission-critical').click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(own(page)).toContainText([/Questions, shown.*4 tickets/])
  expect(await flaws(page)).toEqual([])
})

/** As the desk has them, in this order. */
const three = ['One', 'Two', 'Three'].map((name, index) => ({
  shared: true, name, letter: null, place: index + 1, sort: 'urgency', direction: 'descending',
  columns: ['number', 'subject'], grouping: 'none',
  filter: { urgencies: [], statuses: [], assignee: null, groupId: null, text: '' },
} satisfies NewView)) // prettier-ignore

test('a shared view is on every console, and its author’s to change; an own one is on no other', async ({
  api,
  openConsole,
}) => {
  const { token } = await api.addStaff({ name: 'Tomas Weil', email: 'tomas@desk.example', role: 'agent' })
  const { page } = await openConsole()
  const colleague = await openConsole({ token: token ?? '' })
  await save(page, 'For all', '', true)
  await save(page, 'Only mine')
  await expect(shared(colleague.page)).toContainText(['For all'])
  await colleague.page.getByRole('button', { name: 'More about For all' }).click()
  await expect(colleague.page.getByRole('menuitem', { name: 'Delete' })).toBeDisabled()
  await colleague.page.keyboard.press('Escape')
  await expect(sidebar(colleague.page)).not.toContainText('Only mine')

  await choose(page, 'For all', 'Delete')
  await expect(shared(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(shared(page)).toHaveCount(1)
  await choose(page, 'For all', 'Stop sharing')
  await expect(own(page)).toHaveCount(2)
  await expect(shared(colleague.page)).toHaveCount(0)
})

test('a view is opened by its letter and from the palette wherever one is, also where the sidebar is closed', async ({
  api,
  openConsole,
}) => {
  await api.file({ subject: 'Mail is down', urgency: 'impaired-function' })
  await api.file({ subject: 'Which plan', urgency: 'question' })
  const { page } = await openConsole()
  await urgencyToggle(page, 'question').click()
  await save(page, 'Questions', 'z')
  await page.getByRole('button', { name: 'Hide the views' }).click()
  for (const open of [
    () => page.keyboard.type('gz'),
    async () => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.keyboard.type('questions')
      await expect(page.getByRole('option').first()).toContainText('Questions')
      await page.keyboard.press('Enter')
    },
  ]) {
    await page.keyboard.type('ge')
    await expect(queueRows(page)).toHaveCount(2)
    await page.keyboard.type('gs')
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await open()
    await expect(queueRows(page)).toHaveCount(1)
    await expect(queueRows(page)).toContainText(['Which plan'])
  }
})

test('views are moved by keyboard, by menu and by drag, also without a network', async ({
  api,
  line,
  openConsole,
}) => {
  for (const view of three) await api.putView(view.name, view)
  const { page } = await openConsole()
  const names = async () =>
    (await shared(page).allTextContents()).map((text) => /One|Two|Three/.exec(text)?.[0])
  await expect.poll(names).toEqual(['One', 'Two', 'Three'])
  line.cut()
  await choose(page, 'Two', 'Move up')
  await expect.poll(names).toEqual(['Two', 'One', 'Three'])
  await page.keyboard.press('Escape')
  await shared(page).nth(2).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  // The first step is the place where it stands.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(names).not.toEqual(['Two', 'One', 'Three'])
  const kept = await names()
  line.mend()
  await expect
    .poll(async () => (await api.views()).toSorted((a, b) => a.place - b.place).map(({ name }) => name))
    .toEqual(kept)
  const edge = { position: { x: 60, y: 15 }, target: { x: 60, y: 2 } }
  await shared(page)
    .nth(2)
    .dragTo(shared(page).nth(0), { sourcePosition: edge.position, targetPosition: edge.target })
  await expect.poll(names).toEqual([kept[2], kept[0], kept[1]])
})

test('a view whose group is gone opens, and says what was left out', async ({ api, openConsole }) => {
  await api.file({ subject: 'Mail is down', groupName: 'Acme', urgency: 'question' })
  const { page } = await openConsole()
  await expect(queueRows(page)).toHaveCount(1)
  const filter = {
    urgencies: [],
    statuses: [],
    assignee: null,
    groupId: groupIdSchema.parse('gone'),
    text: '',
  }
  await api.putView('v-1', { shared: true, name: 'Of a group', letter: null, place: 1, filter, sort: 'urgency', direction: 'descending', columns: ['number', 'subject'], grouping: 'none' }) // prettier-ignore
  await shared(page).filter({ hasText: 'Of a group' }).click()
  await expect(page.getByText('The group that it was for is gone: it shows all groups.').last()).toBeVisible()
  await expect(queueRows(page)).toHaveCount(1)
  expect(await flaws(page)).toEqual([])
})
