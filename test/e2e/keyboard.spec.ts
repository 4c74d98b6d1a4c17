import type { Locator, Page } from '@playwright/test'
import { connection, conversation, queueRow, queueRows, urgencyToggle } from './support/screen.ts'
import { expect, test } from './support/test.ts'

/** Presses Tab until the field has the focus, as a hand does that knows the form. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(field).toBeFocused({ timeout: 100 })
  }).toPass({ intervals: [0] })
}

test('a shift without a mouse: find, open, answer, file', async ({ api, openConsole }) => {
  for (const subject of ['First in line', 'Second in line', 'Third in line'])
    await api.file({ subject, urgency: 'urgent-work-request' })
  await api.file({ subject: 'Can wait', urgency: 'question' })
  const { page } = await openConsole()
  const { keyboard } = page
  await expect(queueRows(page)).toHaveCount(4)
  await expect(connection(page)).toContainText('Online')

  await keyboard.press('3')
  await expect(queueRows(page)).toHaveCount(3)
  await expect(urgencyToggle(page, 'urgent-work-request')).toHaveAttribute('aria-pressed', 'true')

  await keyboard.press('j')
  await expect(queueRow(page, 'First in line')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await expect(queueRow(page, 'Second in line')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('k')
  await keyboard.press('End')
  await expect(queueRow(page, 'Third in line')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Enter')
  await expect(conversation(page)).toContainText('Please look at it.')

  await keyboard.press('r')
  await expect(page.getByLabel('Reply to the customer')).toBeFocused()
  await keyboard.type('Done with the keyboard alone: jk35c?/')
  await keyboard.press('Control+Enter')
  await expect(conversation(page)).toContainText('Done with the keyboard alone: jk35c?/')
  await keyboard.press('Escape')

  await keyboard.press('0')
  await expect(queueRows(page)).toHaveCount(4)
  await keyboard.press('/')
  await expect(page.getByRole('combobox', { name: 'Search tickets' })).toBeFocused()
  await keyboard.type('can wait')
  await expect(queueRows(page)).toHaveCount(1)
  await keyboard.press('Escape')

  await keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('New ticket')
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await expect(dialog.getByRole('combobox', { name: 'Who is calling?' })).toBeFocused()
  await keyboard.type('5550 1212')
  await expect(page.getByRole('option', { name: /Ines Okafor/ })).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(dialog.getByLabel('First name')).toHaveValue('Ines')
  await expect(dialog.getByLabel('Group', { exact: true })).toHaveValue('Blue Heron Bakery')
  await tabTo(page, dialog.getByLabel('Subject'))
  await keyboard.type('Filed by key')
  await keyboard.press('Tab')
  await keyboard.type('While the caller talks.')
  await keyboard.press('Shift+Tab')
  await keyboard.press('Shift+Tab')
  await keyboard.press('2')
  await keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(conversation(page)).toContainText('While the caller talks.')
  await expect
    .poll(
      async () => (await api.tickets()).find(({ subject }) => subject === 'Filed by key')?.urgency.requested,
    )
    .toBe('work-request')
})
