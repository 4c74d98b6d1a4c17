import type { Page } from '@playwright/test'
import { bell, hearNotices, pressNotice, toldTitles } from './support/notices.ts'
import { connection, queueRow, section, typeInto } from './support/screen.ts'
import { expect, test } from './support/test.ts'

/* The administrator's API does what others do; an agent sits at the console. */

test.setTimeout(300_000)
test.beforeEach(() => {
  const { project } = test.info()
  test.skip(project.name === 'electron', 'Electron’s shell shows notices itself: see test/main/app.')
})

const imre = { name: 'Imre Balogh', email: 'imre@desk.example', role: 'agent' } as const

async function everythingOf(page: Page, urgency: string): Promise<void> {
  await page.getByRole('radiogroup', { name: urgency }).locator('label').first().click()
}

test('a new ticket of an urgency that was chosen is told once, counted, and opened by a press', async ({
  api,
  openConsole,
}) => {
  const { token } = await api.addStaff(imre)
  const seat = await openConsole({ token: token ?? '' })
  const { page } = seat
  await expect(connection(page)).toContainText('Online')
  await section(page, 'Settings')
  await everythingOf(page, 'Impaired function')
  await hearNotices(page)
  await api.file({ subject: 'Only a question', urgency: 'question' })
  const { subject } = await api.file({ subject: 'Cards are refused', urgency: 'impaired-function' })
  await expect.poll(() => toldTitles(page)).toEqual(['New: impaired function: #'])
  await expect(bell(page)).toHaveAccessibleName('Notifications: 1 unread')
  await expect(page).toHaveTitle('(1) iMagine Desk')

  await pressNotice(page, 0)
  await expect(page.getByRole('heading', { name: subject })).toBeVisible()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  await expect(page).toHaveTitle('iMagine Desk')
  await seat.restart()
  await bell(seat.page).focus()
  await seat.page.keyboard.press('Enter')
  const told = seat.page.getByRole('button', { name: /^New: impaired function/ })
  await expect(told).toBeVisible()
  await seat.page.keyboard.press('ArrowDown')
  await expect(told).toBeFocused()
  await seat.page.keyboard.press('Enter')
  await expect(seat.page.getByRole('heading', { name: subject })).toBeVisible()
})

test('quiet hours hold what comes, and tell it as one at their end', async ({ api, openConsole }) => {
  const { token } = await api.addStaff(imre)
  const { page } = await openConsole({ token: token ?? '' })
  await expect(connection(page)).toContainText('Online')
  await section(page, 'Settings')
  await everythingOf(page, 'Question')
  await page
    .locator('label')
    .filter({ hasText: /^Quiet hours/ })
    .click()
  await page.getByLabel('From, Monday').fill('0000')
  await page.getByLabel('To, Monday').fill('0:00')
  await page.getByRole('button', { name: 'The same as Monday on every day' }).click()
  await expect(page.getByText(/It is quiet now, until/)).toBeVisible()
  await hearNotices(page)
  await api.file({ subject: 'First', urgency: 'question' })
  await api.file({ subject: 'Second', urgency: 'question' })
  await expect(bell(page)).toHaveAccessibleName('Notifications: 2 unread')
  expect(await toldTitles(page)).toEqual([])

  await page
    .locator('label')
    .filter({ hasText: /^Quiet hours/ })
    .click()
  await expect.poll(() => toldTitles(page)).toEqual(['While it was quiet: 2 new tickets'])
  await pressNotice(page, 0)
  await expect(page.getByRole('list', { name: 'What you were told' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
})

test('nothing is told of a muted group, nor of what one did oneself, nor of what is open', async ({
  api,
  openConsole,
}) => {
  const loud = await api.addGroup({ name: 'Loud Harbour', contacts: [] })
  const { token, staff } = await api.addStaff(imre)
  const { page } = await openConsole({ token: token ?? '' })
  const open = await api.file({ subject: 'Open before me', urgency: 'question' })
  await expect(queueRow(page, open.subject)).toBeVisible()
  await section(page, 'Settings')
  await everythingOf(page, 'Question')
  await typeInto(page.getByRole('combobox', { name: 'Never tell me of these groups' }), 'loud')
  await page.getByRole('option', { name: loud.name }).click()
  await expect(page.getByRole('button', { name: `Remove ${loud.name}` })).toBeVisible()
  await hearNotices(page)
  await section(page, 'Queue')
  await queueRow(page, open.subject).click()
  await expect(page.getByRole('heading', { name: open.subject })).toBeVisible()

  await api.file({ subject: 'Muted', urgency: 'question', groupName: loud.name })
  await api.change(await api.ticket(open.id), { assigneeId: staff.id })
  await expect(queueRow(page, 'Muted')).toBeVisible()
  await api.file({ subject: 'Told at last', urgency: 'question' })
  await expect.poll(() => toldTitles(page)).toEqual(['New: question: #'])
  await expect(bell(page)).toHaveAccessibleName('Notifications: 1 unread')
})
